namespace Madoguchi.Knowledge.Content;

/// <summary>A language of the product.</summary>
/// <param name="Tag">BCP 47 tag, e.g. <c>zh-Hans</c>.</param>
/// <param name="Name">The language's own name, as in a picker.</param>
/// <param name="Script">ISO 15924 code of its script.</param>
/// <param name="Parent">For a variant, the language it falls back to; nothing else ever falls back.</param>
/// <param name="IsReady">False while its content is being written: it is read and checked, but the bot does not speak it yet.</param>
public sealed record Language(string Tag, string Name, string Script, string? Parent, bool IsReady = true);
