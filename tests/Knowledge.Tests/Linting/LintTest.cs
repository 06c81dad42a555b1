using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

/// <summary>A test that breaks the small folder and looks at what lint says.</summary>
public abstract class LintTest : IDisposable
{
    protected const string Ja = "articles/allowance/ja.md";
    protected const string En = "articles/allowance/en.md";
    protected const string LocalEn = "municipalities/mori/articles/checkup/en.md";
    protected const string LocalJa = "municipalities/mori/articles/checkup/ja.md";
    protected const string Mori = "municipalities/mori/municipality.yaml";
    protected const string Lines = "help-lines.yaml";
    protected const string Topics = "topics.yaml";

    protected SmallFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The only thing lint says: this severity, on the line that contains <paramref name="marker"/> (empty: the file as a whole).</summary>
    protected void OnlyProblem(Severity severity, string file, string marker, string message, DateOnly? today = null)
    {
        var problem = Assert.Single(Folder.Lint(today).Problems);
        Check(problem, severity, file, marker, message);
    }

    protected void OnlyError(string file, string marker, string message) => OnlyProblem(Severity.Error, file, marker, message);

    protected void OnlyWarning(string file, string marker, string message) => OnlyProblem(Severity.Warning, file, marker, message);

    protected void Nothing(DateOnly? today = null) => Assert.Empty(Folder.Lint(today).Problems);

    protected void Check(ContentProblem problem, Severity severity, string file, string marker, string message)
    {
        Assert.Equal((severity, file, marker.Length == 0 ? 0 : Folder.LineOf(file, marker)), (problem.Severity, problem.File, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
