namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>Gathers the literals and expressions of all languages before <see cref="Matcher"/> is built.</summary>
internal sealed class MatcherBuilder
{
    private readonly Dictionary<Literal, int> _literalIds = [];
    private readonly Dictionary<string, int> _setIds = new(StringComparer.Ordinal);

    public List<Literal> Literals { get; } = [];

    /// <summary>By set: the ids of its literals.</summary>
    public List<int[]> Sets { get; } = [];

    public List<Expression> Expressions { get; } = [];

    /// <summary>Ids of literals under which nothing counts.</summary>
    public HashSet<int> Masks { get; } = [];

    /// <summary>Number of the set of these literals; the same literals give the same number.</summary>
    public int SetOf(IEnumerable<Literal> literals)
    {
        var ids = literals.Select(IdOf).Distinct().Order().ToArray();
        var key = string.Join(',', ids);
        if (!_setIds.TryGetValue(key, out var set))
        {
            set = Sets.Count;
            Sets.Add(ids);
            _setIds.Add(key, set);
        }

        return set;
    }

    public void Mask(Literal literal) => Masks.Add(IdOf(literal));

    private int IdOf(Literal literal)
    {
        if (!_literalIds.TryGetValue(literal, out var id))
        {
            id = Literals.Count;
            Literals.Add(literal);
            _literalIds.Add(literal, id);
        }

        return id;
    }
}
