namespace Madoguchi.Knowledge.Content;

/// <summary>Something a parent can ask about; the id is stable and language-independent.</summary>
/// <param name="Kind">window, class, place, benefit, service or meta.</param>
/// <param name="Related">Topics to offer next, most natural first.</param>
/// <param name="Lines">Ids of the help lines shown with the answer, most useful first.</param>
/// <param name="IsLocal">Whether the answer depends on the municipality.</param>
public sealed record Topic(string Id, string Kind, IReadOnlyList<string> Related, IReadOnlyList<string> Lines, bool IsLocal);
