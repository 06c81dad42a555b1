namespace Madoguchi.Handoff.Signals;

/// <summary>One worrying thing found in a message.</summary>
/// <param name="Category">Stable id such as <c>A2</c>; <c>unreadable</c> where the message could not be read.</param>
/// <param name="Tier">Never <see cref="Tier.None"/>.</param>
/// <param name="Text">The words of the message as it came in that showed it, for highlighting; may reach from the first to the last of several words.</param>
/// <param name="Language">Language of the inventory it comes from, which need not be the language of the message.</param>
/// <param name="Rule">Id of the inventory entry; <c>examples</c> where the written examples decided.</param>
public sealed record Signal(string Category, Tier Tier, string Text, string Language, string Rule);
