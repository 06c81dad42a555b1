namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>
/// Aho-Corasick: finds every occurrence of every literal in one pass, however many literals there are. Frozen after
/// building; transitions stand in one open-addressed table because the alphabet is all of Unicode.
/// </summary>
internal sealed class LiteralAutomaton
{
    private readonly ulong[] _keys;
    private readonly int[] _targets;
    private readonly ulong _mask;
    private readonly int[] _fail;
    private readonly int[] _outputLink;
    private readonly int[][] _outputs;

    public LiteralAutomaton(IReadOnlyList<string> literals)
    {
        var goTo = new Dictionary<ulong, int>();
        var depth = new List<int> { 0 };
        var parent = new List<(int State, char Letter)> { (0, '\0') };
        var ends = new Dictionary<int, List<int>>();
        for (var id = 0; id < literals.Count; id++)
        {
            var state = 0;
            foreach (var c in literals[id])
            {
                var key = Key(state, c);
                if (!goTo.TryGetValue(key, out var next))
                {
                    next = depth.Count;
                    depth.Add(depth[state] + 1);
                    parent.Add((state, c));
                    goTo.Add(key, next);
                }

                state = next;
            }

            if (!ends.TryGetValue(state, out var here))
            {
                ends[state] = here = [];
            }

            here.Add(id);
        }

        var capacity = 16;
        while (capacity < goTo.Count * 2)
        {
            capacity *= 2;
        }

        _mask = (ulong)capacity - 1;
        _keys = new ulong[capacity];
        _targets = new int[capacity];
        foreach (var (key, target) in goTo)
        {
            var slot = Hash(key) & _mask;
            while (_targets[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            (_keys[slot], _targets[slot]) = (key, target);
        }

        _fail = new int[depth.Count];
        _outputLink = new int[depth.Count];
        _outputs = new int[depth.Count][];
        foreach (var state in Enumerable.Range(0, depth.Count).OrderBy(s => depth[s]))
        {
            _outputs[state] = ends.TryGetValue(state, out var ids) ? ids.ToArray() : [];
            if (depth[state] > 1)
            {
                var fail = _fail[parent[state].State];
                int next;
                while ((next = Next(fail, parent[state].Letter)) == 0 && fail != 0)
                {
                    fail = _fail[fail];
                }

                _fail[state] = next;
            }

            _outputLink[state] = _outputs[_fail[state]].Length > 0 ? _fail[state] : _outputLink[_fail[state]];
        }
    }

    /// <summary>The state after reading one more character.</summary>
    public int Advance(int state, char c)
    {
        while (true)
        {
            var next = Next(state, c);
            if (next != 0 || state == 0)
            {
                return next;
            }

            state = _fail[state];
        }
    }

    /// <summary>Ids of the literals that end in this state itself.</summary>
    public ReadOnlySpan<int> OutputsOf(int state) => _outputs[state];

    /// <summary>The next shorter state that ends a literal, or 0.</summary>
    public int ShorterOutput(int state) => _outputLink[state];

    private int Next(int state, char c)
    {
        var key = Key(state, c);
        var slot = Hash(key) & _mask;
        while (_targets[slot] != 0)
        {
            if (_keys[slot] == key)
            {
                return _targets[slot];
            }

            slot = (slot + 1) & _mask;
        }

        return 0;
    }

    private static ulong Key(int state, char c) => ((ulong)(uint)state << 16) | c;

    private static ulong Hash(ulong key) => (key * 0x9E3779B97F4A7C15UL) >> 24;
}
