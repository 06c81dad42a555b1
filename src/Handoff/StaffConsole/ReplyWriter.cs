using System.Globalization;
using Madoguchi.Handoff.Cases;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;
using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>
/// Makes what the parent reads out of what staff choose or type. Without a translator only ready texts reach a parent in their
/// language; typed Japanese goes out only when staff say so, under a line in the parent's language that explains it.
/// </summary>
internal sealed class ReplyWriter(Func<ContentLibrary> content, IOptions<HandoffOptions> options)
{
    private const string Japanese = "ja";

    public static bool IsJapanese(string language) =>
        language == Japanese || language.StartsWith("ja-", StringComparison.Ordinal);

    /// <summary>The line that goes before an untranslated reply; null where the content has none in this language.</summary>
    public string? JapaneseNotice(string language) => Phrase(language, "staff_reply_in_japanese");

    /// <summary>Typed Japanese as the parent gets it; null where it cannot be explained in the parent's language.</summary>
    public StaffReply? Typed(string text, string language) =>
        IsJapanese(language) ? new StaffReply(text, Japanese)
        : JapaneseNotice(language) is { } notice ? new StaffReply($"{notice}\n{text}", Japanese, text)
        : null;

    /// <summary>The ready replies in the parent's language, each with its Japanese.</summary>
    public IReadOnlyList<ReadyReply> ReadyFor(string language, string? municipality)
    {
        if (Phrases(language) is not { } theirs || Phrases(Japanese) is not { } ours)
        {
            return [];
        }

        return ours.StaffReplies
            .Where(reply => theirs.StaffReplies.ContainsKey(reply.Key))
            .Select(reply => new ReadyReply(
                reply.Key,
                Fill(reply.Value, Japanese, municipality),
                Fill(theirs.StaffReplies[reply.Key], language, municipality)))
            .Where(reply => Knowledge.Content.Phrases.PlaceholdersOf(reply.Text).Count == 0)
            .ToList();
    }

    public StaffReply? Ready(string id, string language, string? municipality) =>
        ReadyFor(language, municipality).FirstOrDefault(reply => reply.Id == id) is { } ready
            ? new StaffReply(ready.Text, language, SameIfJapanese(language, ready.Japanese))
            : null;

    /// <summary>Windows of the municipality and the lines that work there; only what has a number and may be relied on.</summary>
    public IReadOnlyList<Contact> ContactsFor(string language, string? municipality, DateTimeOffset now)
    {
        if (Phrase(language, "staff_gives_contact") is null)
        {
            return [];
        }

        var library = content();
        var place = library.FindMunicipality(municipality);
        var windows = (place?.Windows ?? [])
            .Where(w => w.Phone is not null && w.Confidence != "low")
            .Select(w => ContactOf("window:" + w.Id, w.Names, w.Phone!, w.Hours, w.Languages, language, now));
        var lines = library.HelpLines
            .Where(l => l.WorksIn(place?.Prefecture))
            .Select(l => ContactOf("line:" + l.Id, l.Names, l.Number, l.HoursIn(place?.Prefecture), l.Languages, language, now));
        return windows.Concat(lines).ToList();
    }

    public StaffReply? Contact(string id, string language, string? municipality, DateTimeOffset now) =>
        ContactsFor(language, municipality, now).FirstOrDefault(contact => contact.Id == id) is { } contact
            ? new StaffReply(contact.Text, language, SameIfJapanese(language, contact.Japanese), $"{contact.Name} {contact.Phone}")
            : null;

    private Contact ContactOf(
        string id, LocalText names, string phone, OpeningHours? hours, IReadOnlyList<string> languages, string language, DateTimeOffset now)
    {
        var state = hours?.At(now, content().Holidays);

        // The Japanese name stays: it is what stands on the sign, and what the person who answers says.
        var name = names.In(language) is { } own && own != names.Japanese ? $"{own} ({names.Japanese})" : names.Japanese;
        return new Contact(
            id,
            names.Japanese,
            phone,
            state is null ? null : OpenWords(state),
            state?.IsOpen ?? false,
            string.Join("・", languages.Select(l => ConsoleWords.Language(l) ?? l)),
            Say(Japanese, names.Japanese, phone),
            Say(language, name, phone));
    }

    private static string OpenWords(OpenState state) => state switch
    {
        { IsAroundTheClock: true } => "24時間",
        { IsOpen: true } => state.Until!.Value.ToString("受付中・H:mmまで", CultureInfo.InvariantCulture),
        { OpensAt: { } opens } => opens.ToString("時間外・M月d日 H:mmから", CultureInfo.InvariantCulture),
        _ => "時間外",
    };

    private string Say(string language, string name, string phone) =>
        content().Phrases.For(language).Say("staff_gives_contact", ("name", name), ("phone", phone));

    private string Fill(string text, string language, string? municipality) =>
        text
            .Replace("{desk}", options.Value.DeskName, StringComparison.Ordinal)
            .Replace("{municipality}", content().FindMunicipality(municipality)?.Names.For(language) ?? "{municipality}", StringComparison.Ordinal);

    private static string? SameIfJapanese(string language, string japanese) => language == Japanese ? null : japanese;

    private string? Phrase(string language, string key) => Phrases(language)?.Bot.GetValueOrDefault(key);

    private Phrases? Phrases(string language) => content().Phrases.Speaks(language) ? content().Phrases.For(language) : null;
}
