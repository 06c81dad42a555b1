using System.Text.Json.Serialization;

namespace Madoguchi.Knowledge.Content;

/// <summary>How bad a finding about the content is: an error stops a release and, at start-up, the server.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    Warning,
    Error,
}

/// <summary>One finding about the content folder, naming the place and, where it is not obvious, the remedy.</summary>
/// <param name="File">Path relative to the content folder, with forward slashes.</param>
/// <param name="Line">1-based line, or 0 where the finding is about the file as a whole.</param>
public sealed record ContentProblem(Severity Severity, string File, int Line, string Message)
{
    public override string ToString() =>
        Line > 0 ? $"{File}:{Line}: {Name}: {Message}" : $"{File}: {Name}: {Message}";

    private string Name => Severity == Severity.Error ? "error" : "warning";
}

/// <summary>The content folder cannot be used. <see cref="Problems"/> holds every error found, not only the first.</summary>
public sealed class ContentException : Exception
{
    public ContentException(IReadOnlyList<ContentProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    public IReadOnlyList<ContentProblem> Problems { get; }

    private static string Describe(IReadOnlyList<ContentProblem> problems) =>
        $"The content folder has {problems.Count} error(s):{Environment.NewLine}"
        + string.Join(Environment.NewLine, problems.Take(50))
        + (problems.Count > 50 ? $"{Environment.NewLine}… and {problems.Count - 50} more" : "");
}
