using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Tests.Signals;

/// <summary>The content that ships and a detector made from it; loaded once, they never change.</summary>
internal static class SignalTestContent
{
    private static readonly Lazy<ContentLibrary> LoadedContent = new(() => ContentLibrary.Load(Folder));
    private static readonly Lazy<SignalDetector> LoadedDetector = new(() => SignalDetector.Load(Content));

    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "content");

    public static ContentLibrary Content => LoadedContent.Value;

    public static SignalDetector Detector => LoadedDetector.Value;

    /// <summary>A copy of the shipped content that a test may change.</summary>
    public static string Copy()
    {
        var target = Directory.CreateTempSubdirectory("signals").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "content", "languages.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the content folder is not above the tests");
    }
}
