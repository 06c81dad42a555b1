using Madoguchi.Handoff.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Every path of the console. What is mapped here is closed to strangers unless it says otherwise.</summary>
internal static class ConsoleEndpoints
{
    public const string Policy = "staff-console";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("/staff").RequireAuthorization(Policy).AddEndpointFilter(ConsoleGuard.ProtectAsync);
        staff.MapGet("", async (ConsoleScreens screens, HttpContext http) =>
            Page.Of<QueuePage>(await screens.QueueAsync(StaffCookie.MemberOf(http), http.Request.Query["done"], http.RequestAborted)));
        staff.MapGet("/events", ChangeStream.Open);
        CaseActions.Map(staff.MapGroup("/cases/{id}"));
        SignInEndpoints.Map(staff);
        ConsoleAssets.Map(staff);
        staff.MapFallback(() => Page.Of<NoticePage>(Notice.NotFound, StatusCodes.Status404NotFound));
    }
}
