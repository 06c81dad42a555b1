using System.Text;

namespace Madoguchi.Knowledge.Text;

/// <summary>How words in Chinese characters are read, so that 児童手当, じどう手あて and jidou teate meet.</summary>
internal sealed class ReadingTable
{
    /// <summary>Shorter readings would be found inside unrelated kana.</summary>
    private const int ShortestReading = 3;

    private readonly PhraseIndex<string> _readings = new();
    private readonly PhraseIndex<string> _words = new();

    public ReadingTable(IEnumerable<KeyValuePair<string, string>> readings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, reading) in readings)
        {
            var folded = TextFolder.ForMatching(TextNormalizer.Normalize(word));
            var read = TextFolder.ForMatching(TextNormalizer.Normalize(reading));
            _readings.Add(folded, read);
            if (folded.Length > 1)
            {
                _words.Add(folded, read);
            }

            if (read.Length >= ShortestReading && seen.Add(read))
            {
                _words.Add(read, read);
            }
        }
    }

    /// <summary>The readings of the words that a stretch of Japanese contains, longest first at each place.</summary>
    public List<(int Start, int Length, string Value)> Words(ReadOnlySpan<char> run) => _words.FindAll(run);

    /// <summary>The text with every known word replaced by its reading; what is not known stays.</summary>
    public string Read(string folded)
    {
        StringBuilder? builder = null;
        var copied = 0;
        for (var i = 0; i < folded.Length;)
        {
            var length = Scripts.Of(folded[i]) == Script.Han ? _readings.LongestAt(folded, i, out var reading) : LengthOfNothing(out reading);
            if (length > 0)
            {
                (builder ??= new StringBuilder(folded.Length * 2)).Append(folded, copied, i - copied).Append(reading);
                copied = i + length;
            }

            i += Math.Max(length, 1);
        }

        return builder is null ? folded : builder.Append(folded, copied, folded.Length - copied).ToString();
    }

    /// <summary>The Latin keys of the words in a stretch of Japanese; see <see cref="Romaji"/>.</summary>
    public IEnumerable<string> RomajiKeys(string run)
    {
        for (var i = 0; i < run.Length;)
        {
            var length = _readings.LongestAt(run, i, out var reading);
            if (length == 0 && Scripts.Of(run[i]) == Script.Hiragana)
            {
                while (i + length < run.Length && Scripts.Of(run[i + length]) is Script.Hiragana or Script.Katakana)
                {
                    length++;
                }

                reading = run.Substring(i, length);
            }

            if (length > 0 && Romaji.KeyOfKana(reading) is { Length: > 2 } key)
            {
                yield return key;
            }

            i += Math.Max(length, 1);
        }
    }

    private static int LengthOfNothing(out string? reading)
    {
        reading = null;
        return 0;
    }
}
