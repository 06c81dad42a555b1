using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>
/// The figures of a text that a translation must not change: amounts from 1,000, percentages and years. Written forms that
/// mean the same (1万5千, 15,000, １５０００; 67%, 67パーセント; 令和8年, 2026) come out equal.
/// </summary>
internal static partial class Amounts
{
    private static readonly Dictionary<string, decimal> Multipliers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["千"] = 1_000, ["천"] = 1_000, ["thousand"] = 1_000, ["mil"] = 1_000, ["nghìn"] = 1_000, ["ngàn"] = 1_000, ["ribu"] = 1_000,
        ["libo"] = 1_000, ["พัน"] = 1_000, ["हजार"] = 1_000, ["万"] = 10_000, ["萬"] = 10_000, ["만"] = 10_000, ["หมื่น"] = 10_000,
        ["แสน"] = 100_000, ["लाख"] = 100_000, ["million"] = 1_000_000, ["triệu"] = 1_000_000, ["juta"] = 1_000_000, ["ล้าน"] = 1_000_000,
        ["億"] = 100_000_000, ["亿"] = 100_000_000, ["억"] = 100_000_000,
    };

    private static readonly string Units = string.Join('|', Multipliers.Keys.OrderByDescending(k => k.Length).Select(Regex.Escape));

    private static readonly Regex NumberPattern = new(
        $@"(?<![\d#])(?<digits>\d{{1,3}}(?:[,. ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)(?:\s?(?<unit>{Units})(?![a-z]))?(?<percent>\s?(?:%|percent|per cent|パーセント|퍼센트|phần trăm|persen|por ciento|por cento|porsiyento|เปอร์เซ็นต์|ရာခိုင်နှုန်း|प्रतिशत))?",
        RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Amounts and percentages, sorted, each as often as it is written; <c>15000</c>, <c>67%</c>.</summary>
    public static IReadOnlyList<string> In(string text, string language) => Read(text, language).Where(n => !n.IsYear).Select(n => n.Text).Order(StringComparer.Ordinal).ToList();

    /// <summary>Years mentioned, each once.</summary>
    public static IReadOnlySet<string> YearsIn(string text, string language) => Read(text, language).Where(n => n.IsYear).Select(n => n.Text).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Text, bool IsYear)> Read(string text, string language)
    {
        var plain = EraPattern().Replace(Plain(text), m => $" {(m.Groups[1].Value == "令和" ? 2018 : 1988) + (m.Groups[2].Value == "元" ? 1 : int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))}年");
        var pending = 0m; // 1万5千 comes as two matches that touch: the first waits for the second
        var end = -1;
        foreach (Match match in NumberPattern.Matches(plain))
        {
            if (match.Index != end && pending != 0)
            {
                yield return (Show(pending), false);
                pending = 0;
            }

            var unit = match.Groups["unit"];
            var value = Value(match.Groups["digits"].Value) * (unit.Success ? Multipliers[unit.Value] : 1);
            if (match.Groups["percent"].Success)
            {
                yield return (Show(value) + "%", false);
                continue;
            }

            if (unit.Success)
            {
                pending += value;
                end = match.Index + match.Length;
                continue;
            }

            var year = language == "th" && value is >= 2500 and <= 2600 ? value - 543 : value;
            if (pending != 0)
            {
                yield return (Show(pending + value), false);
                pending = 0;
            }
            else if (match.Groups["digits"].Length == 4 && year is >= 1980 and <= 2060 && !MoneyPattern().IsMatch(plain[(match.Index + match.Length)..]))
            {
                yield return (Show(year), true);
            }
            else if (value >= 1000)
            {
                yield return (Show(value), false);
            }
        }

        if (pending != 0)
        {
            yield return (Show(pending), false);
        }
    }

    /// <summary>Without placeholders and phone numbers, with the digits of every script made plain.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in PlaceholderPattern().Replace(PhoneNumbers.Without(text), " ").Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? plain.Append((int)Rune.GetNumericValue(rune))
                : plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>Three digits after a point or comma group thousands; fewer are a fraction.</summary>
    private static decimal Value(string digits)
    {
        var last = digits.LastIndexOfAny([',', '.', ' ']);
        var isFraction = last >= 0 && digits.Length - last - 1 != 3;
        var plain = string.Concat(digits.Index().Where(d => char.IsAsciiDigit(d.Item) || (isFraction && d.Index == last)).Select(d => char.IsAsciiDigit(d.Item) ? d.Item : '.'));
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static string Show(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(令和|平成)\s?(\d{1,2}|元)年")]
    private static partial Regex EraPattern();

    [GeneratedRegex(@"^\s?(?:円|엔|日元|日圓|日币|yen|yên|iene|เยน|ယန်း|येन)", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex PlaceholderPattern();
}
