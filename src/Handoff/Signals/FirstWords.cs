namespace Madoguchi.Handoff.Signals;

/// <summary>The fixed, reviewed text that comes before anything else.</summary>
/// <param name="Text">Lines separated by \n, one action per line, with <c>{line:ID}</c> where a number belongs. Does not say that staff have been told.</param>
/// <param name="Lines">Ids of help lines in the order they are to be shown; the one that must come first is first.</param>
/// <param name="Question">The one question to ask; may be empty where nothing may delay the call.</param>
/// <param name="Category">The category the words are for.</param>
/// <param name="ForChild">True where the words are written for a child or teenager.</param>
public sealed record FirstWords(string Text, IReadOnlyList<string> Lines, string Question, string Category, bool ForChild);
