using System.Globalization;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>How far a client has read: the sequence number of the last message it has seen.</summary>
internal static class Watermark
{
    /// <summary>Zero, "from the start", for anything that is none: a client that has lost count loses no message.</summary>
    public static long Read(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;

    public static string Write(long seq) => seq.ToString(CultureInfo.InvariantCulture);
}
