using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.StaffConsole;
using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Madoguchi.Handoff;

/// <summary>Adds the desk to a host.</summary>
public static class HandoffExtensions
{
    /// <summary>
    /// Registers cases, accounts and the console. The host registers <see cref="Database"/>, <see cref="TimeProvider"/> and
    /// <c>Func&lt;ContentLibrary&gt;</c>. Settings the desk cannot work with stop the host at start.
    /// </summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services, Action<HandoffOptions>? configure = null)
    {
        services.AddSingleton<IValidateOptions<HandoffOptions>, HandoffOptionsCheck>();
        services.AddOptions<HandoffOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddSingleton<CaseCourier>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseBoard>();
        services.AddSingleton<DeskSchedule>();

        services.AddSingleton<StaffAccounts>();
        services.AddSingleton<StaffSetup>();
        services.AddSingleton<StaffSessions>();
        services.AddAuthentication().AddCookie(StaffCookie.Scheme, StaffCookie.Configure);
        services.AddAuthorizationBuilder().AddPolicy(
            ConsoleEndpoints.Policy,
            policy => policy.AddAuthenticationSchemes(StaffCookie.Scheme).RequireRole(StaffRole.All));
        services.AddDataProtection().SetApplicationName("Madoguchi");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((keys, database) => keys.XmlRepository = new KeyStore(database));
        services.AddRazorComponents();

        // Japanese is written as it is, not as eight characters a letter; what is dangerous in HTML stays escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "madoguchi.form";
            options.Cookie.Path = "/staff";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = ConsoleGuard.TokenField;
        });

        services.AddSingleton<ConsoleScreens>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<CaseActions>();
        services.AddSingleton<SignInLimit>();
        return services;
    }

    /// <summary>Maps everything under <c>/staff</c>. What is not sign-in, setup or a style sheet needs a signed-in member of staff.</summary>
    public static IEndpointRouteBuilder MapStaffConsole(this IEndpointRouteBuilder endpoints)
    {
        ConsoleEndpoints.Map(endpoints);
        return endpoints;
    }
}
