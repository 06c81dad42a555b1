using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Tests.Cases;

/// <summary>The small content folder of these tests: Japanese, Vietnamese and Portuguese phrases, one municipality.</summary>
internal static class TestContent
{
    private static readonly Lazy<ContentLibrary> Library = new(() => ContentLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Console", "content")));

    public static ContentLibrary Load() => Library.Value;
}
