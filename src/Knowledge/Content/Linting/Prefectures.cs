namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>The ids of Japan's 47 prefectures, as content files write them.</summary>
internal static class Prefectures
{
    public static IReadOnlySet<string> All { get; } = (
        "hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata toyama "
        + "ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane okayama "
        + "hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa")
        .Split(' ')
        .ToHashSet(StringComparer.Ordinal);
}
