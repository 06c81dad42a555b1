using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>The style sheet, the script and the icon. They are part of the library: the console looks the same wherever it is hosted.</summary>
internal static class ConsoleAssets
{
    private static readonly Asset Style = Read("console.css", "text/css; charset=utf-8");
    private static readonly Asset Script = Read("console.js", "text/javascript; charset=utf-8");
    private static readonly Asset Icon = Read("console.svg", "image/svg+xml");

    /// <summary>The path names the content, so that browsers may keep it for ever.</summary>
    public static string StylePath => Style.Path;

    public static string ScriptPath => Script.Path;

    public static string IconPath => Icon.Path;

    public static void Map(IEndpointRouteBuilder staff)
    {
        foreach (var asset in new[] { Style, Script, Icon })
        {
            staff.MapGet("/" + asset.Name, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return TypedResults.Bytes(asset.Bytes, asset.Type);
            }).AllowAnonymous();
        }
    }

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream("Madoguchi.Handoff.wwwroot." + name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        return new Asset(name, type, bytes, $"/staff/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}");
    }

    private sealed record Asset(string Name, string Type, byte[] Bytes, string Path);
}
