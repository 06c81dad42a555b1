namespace Madoguchi.Handoff.Signals;

/// <summary>The ids of what a signal can be about. content/README.md says what each means.</summary>
internal static class Category
{
    /// <summary>
    /// All ids. Of two signals of the same tier the earlier one decides the first words: bodies in danger before violence,
    /// violence before despair, because the number that must come first differs.
    /// </summary>
    public static readonly string[] All =
    [
        "F1", "F2", "G1", "B1", "A1", "A7", "C2", "E1", "C1", "D1", "A6", "B7", "B2", "A4", "E5", "E2", "E4", "B3", "A2", "A3", "C3", "D3", "D2",
        "B6", "B4", "A8", "F3", "G2", "H1", "O", "C4", "A5", "B5", "E3", "G3", "C5", "F4", "H2", "M", "L", "D4",
    ];

    public static int RankOf(string category) => Array.IndexOf(All, category) is >= 0 and var rank ? rank : All.Length;
}
