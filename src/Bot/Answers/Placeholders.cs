using System.Text.RegularExpressions;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Answers;

/// <summary>Fills <c>{line:ID}</c>, <c>{window:ID}</c> and <c>{municipality}</c> in curated text.</summary>
internal static partial class Placeholders
{
    public static string Fill(string text, ContentLibrary content, Municipality? municipality, string placeName) =>
        Pattern().Replace(text, match => match.Groups[1].Value switch
        {
            "municipality" => placeName,
            ['l', 'i', 'n', 'e', ':', .. var id] => content.FindHelpLine(id)?.Number ?? match.Value,
            ['w', 'i', 'n', 'd', 'o', 'w', ':', .. var id] => municipality?.Windows.FirstOrDefault(w => w.Id == id)?.Phone ?? match.Value,
            _ => match.Value,
        });

    [GeneratedRegex(@"\{([^{}\s]+)\}")]
    private static partial Regex Pattern();
}
