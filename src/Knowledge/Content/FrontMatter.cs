namespace Madoguchi.Knowledge.Content;

/// <summary>Splits a Markdown file into the YAML between its two <c>---</c> lines and the body after them.</summary>
internal static class FrontMatter
{
    /// <summary>Null, with a problem reported, where the two lines are missing. <c>BodyLine</c> is 1-based.</summary>
    public static (string Yaml, string Body, int BodyLine)? Split(string text, YamlFile file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, l => l.Trim() == "---") : -1;
        if (end < 0)
        {
            file.Error(1, "an article begins with its fields between two lines `---`");
            return null;
        }

        var bodyStart = end + 1;
        while (bodyStart < lines.Length && string.IsNullOrWhiteSpace(lines[bodyStart]))
        {
            bodyStart++;
        }

        return (string.Join('\n', lines[1..end]), string.Join('\n', lines[bodyStart..]).TrimEnd(), bodyStart + 1);
    }
}
