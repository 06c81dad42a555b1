using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Madoguchi.Bot.Channels.DirectLine.Page;

/// <summary>
/// The files of the page, read once from <c>wwwroot/chat</c>. They are served under a version made of their content, so that a
/// browser keeps them for good and never mixes files of two releases.
/// </summary>
internal sealed class PageFiles
{
    private const string Template = "page.html";

    private readonly Dictionary<string, PageFile> _files;

    /// <exception cref="InvalidOperationException">The folder is not there.</exception>
    public PageFiles(IWebHostEnvironment environment)
    {
        _files = environment.WebRootFileProvider.GetDirectoryContents("chat")
            .Where(f => !f.IsDirectory && TypeOf(f.Name) is not null)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(Read)
            .ToDictionary(f => f.Name, StringComparer.Ordinal);
        if (!_files.Remove(Template, out var template))
        {
            throw new InvalidOperationException($"wwwroot/chat/{Template} is missing: it belongs beside the program");
        }

        Html = Encoding.UTF8.GetString(template.Content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in _files.Values)
        {
            hash.AppendData(file.Content);
        }

        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    public string Version { get; }

    /// <summary>The page with <c>{{names}}</c> to be filled in.</summary>
    public string Html { get; }

    public PageFile? Find(string name) => _files.GetValueOrDefault(name);

    private static PageFile Read(IFileInfo info)
    {
        using var stream = info.CreateReadStream();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return new PageFile(info.Name, TypeOf(info.Name)!, content.ToArray());
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".webmanifest" => "application/manifest+json",
        _ => null,
    };
}

internal sealed record PageFile(string Name, string ContentType, byte[] Content);
