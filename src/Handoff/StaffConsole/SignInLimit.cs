using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Slows down guessing: ten tries to sign in or to use a setup link a minute from one address.</summary>
internal sealed class SignInLimit : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context.HttpContext);
        return lease.IsAcquired ? await next(context) : Page.Of<NoticePage>(Notice.TooMany, StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _limiter.Dispose();
}
