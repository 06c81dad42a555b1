namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>What kind of text it is: that decides which placeholders the program fills in.</summary>
internal enum TextKind
{
    Title,
    GeneralBody,
    LocalBody,
    Phrase,
    Milestone,

    /// <summary>A short text of a help line or window.</summary>
    Contact,
}

/// <summary>One line of text that people get to read, with the place where an editor finds it.</summary>
/// <param name="Municipality">The municipality whose text it is; null for texts for everybody.</param>
internal sealed record ShownText(TextKind Kind, string File, int Line, string Text, Municipality? Municipality = null)
{
    public static IEnumerable<ShownText> All(LintInput input) =>
        Articles(input).Concat(Phrases(input)).Concat(Milestones(input)).Concat(Contacts(input));

    private static IEnumerable<ShownText> Articles(LintInput input)
    {
        foreach (var article in input.Library.Articles)
        {
            var municipality = input.Library.FindMunicipality(article.Municipality);
            yield return new ShownText(TextKind.Title, article.File, input.PlaceOf(article, "title").Line, article.Title, municipality);
            if (article.Label != article.Title)
            {
                yield return new ShownText(TextKind.Title, article.File, input.PlaceOf(article, "label").Line, article.Label, municipality);
            }

            var kind = article.Municipality is null ? TextKind.GeneralBody : TextKind.LocalBody;
            foreach (var (index, line) in article.Body.Split('\n').Index())
            {
                yield return new ShownText(kind, article.File, article.BodyLine + index, line, municipality);
            }
        }
    }

    private static IEnumerable<ShownText> Phrases(LintInput input) =>
        from language in input.Spoken
        let file = $"phrases/{language.Tag}.yaml"
        where input.Library.Phrases.Speaks(language.Tag)
        let phrases = input.Library.Phrases.For(language.Tag)
        where phrases.Language == language.Tag // a file that cannot be read has no phrases of its own
        from section in new[] { ("bot", phrases.Bot), ("page", phrases.Page), ("staff_replies", phrases.StaffReplies) }
        from entry in section.Item2
        select new ShownText(TextKind.Phrase, file, input.Files.Yaml(file).Key(section.Item1).Key(entry.Key).Line, entry.Value);

    private static IEnumerable<ShownText> Milestones(LintInput input) =>
        from milestone in input.Library.Milestones.Index()
        let place = input.Files.Yaml("milestones.yaml").Entry(milestone.Index).Key("text")
        from language in milestone.Item.Text.Languages
        select new ShownText(TextKind.Milestone, "milestones.yaml", place.Key(language).Line, milestone.Item.Text.In(language)!);

    private static IEnumerable<ShownText> Contacts(LintInput input)
    {
        foreach (var line in input.Library.HelpLines)
        {
            foreach (var shown in Texts("help-lines.yaml", input.PlaceOf(line), null, ("names", line.Names), ("for", line.For), ("interpreting", line.Interpreting)))
            {
                yield return shown;
            }
        }

        foreach (var (municipality, window) in input.Library.Municipalities.SelectMany(m => m.Windows.Select(w => (m, w))))
        {
            var place = input.PlaceOf(municipality, window);
            foreach (var shown in Texts(LintInput.FileOf(municipality), place, municipality, ("names", window.Names), ("address", window.Address), ("note", window.Note)))
            {
                yield return shown;
            }
        }
    }

    private static IEnumerable<ShownText> Texts(string file, YamlPlace place, Municipality? municipality, params (string Field, LocalText? Text)[] texts) =>
        from text in texts
        where text.Text is not null
        from language in text.Text.Languages
        select new ShownText(TextKind.Contact, file, place.Key(text.Field).Key(language).Line, text.Text.In(language)!, municipality);
}
