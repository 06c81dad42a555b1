namespace Madoguchi.Bot.Commands;

/// <summary>Where the content folder is: as set, else <c>content</c> here, beside the program, or above it in a checkout.</summary>
internal static class ContentLocation
{
    public static string Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return Path.GetFullPath(configured);
        }

        var here = Path.GetFullPath("content");
        if (IsContent(here))
        {
            return here;
        }

        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "content");
            if (IsContent(candidate))
            {
                return candidate;
            }
        }

        return here;
    }

    private static bool IsContent(string folder) => File.Exists(Path.Combine(folder, "topics.yaml"));
}
