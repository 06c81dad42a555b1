using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Section <c>BotFramework</c> of the settings. Without an app id the channel answers callers on this machine only.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary>The bot's id in Azure; tokens must be made out to it. Needs <see cref="AppPassword"/>.</summary>
    public string? AppId { get; set; }

    /// <summary>The bot's client secret; with it, replies are signed in. Needs <see cref="AppId"/>.</summary>
    public string? AppPassword { get; set; }

    /// <summary>The Entra tenant of a single-tenant bot; empty for an old multi-tenant one.</summary>
    public string? TenantId { get; set; }

    /// <summary>Where the keys are announced that incoming tokens are signed with. https, or http on this machine.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where tokens for outgoing calls are issued. https, or http on this machine.</summary>
    public string LoginUrl { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Whether callers prove who they are.</summary>
    internal bool IsAuthenticated => !string.IsNullOrWhiteSpace(AppId);
}

/// <summary>Refuses settings that would leave the channel half open or half deaf.</summary>
internal sealed class BotFrameworkOptionsCheck : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var problems = new List<string>();
        var hasPassword = !string.IsNullOrWhiteSpace(options.AppPassword);
        if (options.IsAuthenticated && !hasPassword)
        {
            problems.Add("BotFramework:AppId is set but BotFramework:AppPassword is not: give the bot's client secret, or remove the app id to answer callers on this machine only.");
        }
        else if (!options.IsAuthenticated && hasPassword)
        {
            problems.Add("BotFramework:AppPassword is set but BotFramework:AppId is not: give the bot's app id, or remove the password.");
        }

        if (!options.IsAuthenticated && !string.IsNullOrWhiteSpace(options.TenantId))
        {
            problems.Add("BotFramework:TenantId is set but BotFramework:AppId is not: give the bot's app id, or remove the tenant.");
        }

        Check(options.OpenIdMetadata, "BotFramework:OpenIdMetadata", problems);
        Check(options.LoginUrl, "BotFramework:LoginUrl", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Check(string? address, string setting, List<string> problems)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            problems.Add($"{setting} must be an https address (http only on this machine).");
        }
    }
}
