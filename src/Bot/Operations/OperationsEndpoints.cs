using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Operations;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the store answers and the content is loaded.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        endpoints.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(Database database, EngineHolder engines, CancellationToken cancel)
    {
        try
        {
            // A write, because a disk that is full or read-only still reads well.
            await database.WriteAsync(session => session.Execute("delete from settings where name = 'readiness-probe'"), cancel);
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Json(new { ready = false, storage = "unavailable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Json(new { ready = true, articles = engines.Current.Content.Articles.Count });
    }
}
