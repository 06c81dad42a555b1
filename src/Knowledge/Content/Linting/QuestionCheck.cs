using System.Text;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>The questions the search learns from: enough of them, and none that two topics claim.</summary>
internal static class QuestionCheck
{
    private const int Fewest = 8;

    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        foreach (var article in input.Library.Articles)
        {
            if (article.Questions.Count < Fewest)
            {
                yield return LintInput.Error(article.File, input.PlaceOf(article, "questions").Line, $"{article.Questions.Count} questions; at least {Fewest}");
            }
        }

        var asked = input.Library.Articles
            .SelectMany(a => a.Questions.Select(q => (Article: a, Question: q)))
            .GroupBy(q => (q.Article.Language, Key: Normalise(q.Question)));
        foreach (var same in asked.Select(g => g.ToList()).Where(g => g.Count > 1))
        {
            foreach (var (article, question) in same)
            {
                var line = input.PlaceOf(article, "questions").Item(question).Line;
                var others = same.Where(s => s.Article.Topic != article.Topic).Select(s => s.Article).DistinctBy(a => a.Topic).ToList();
                if (others.Count > 0)
                {
                    yield return LintInput.Error(article.File, line, $"`{article.Topic}` shares the question “{question}” with {string.Join(" and ", others.Select(o => $"`{o.Topic}` ({o.File})"))}");
                }
                else if (same.Count(s => s.Article == article) > 1)
                {
                    yield return LintInput.Warning(article.File, line, $"the question “{question}” is listed twice");
                }
            }
        }
    }

    /// <summary>What is left when width, case, spaces and punctuation do not count.</summary>
    private static string Normalise(string question) =>
        string.Concat(question.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));
}
