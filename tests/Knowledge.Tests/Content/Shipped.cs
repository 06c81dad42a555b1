using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Tests.Content;

/// <summary>The content of the repository.</summary>
internal static class Shipped
{
    public static string Directory { get; } = Find();

    public static ContentLibrary Library { get; } = ContentLibrary.Load(Directory);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Chatbot.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("Chatbot.sln is in none of the parents of the test's directory");
        }

        return Path.Combine(directory.FullName, "content");
    }
}
