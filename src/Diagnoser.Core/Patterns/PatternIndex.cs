namespace Diagnoser.Core.Patterns;

/// <summary>Patterns filed under their anchors, made once and shared by every search, also by several threads at a time.</summary>
public sealed class PatternIndex
{
    private readonly int[][] _patternsOfLiteral;
    private readonly int[] _withoutAnchor;
    private readonly bool[] _caresForNumbers;
    private readonly int[] _withDigits;
    private readonly Lazy<LiteralScanner> _literalsWithDigits;

    /// <summary>Files the patterns.</summary>
    /// <param name="patterns">The patterns; the position in the list is the pattern's number.</param>
    public PatternIndex(IReadOnlyList<TextPattern> patterns)
    {
        Patterns = [.. patterns];
        Dictionary<string, List<int>> byLiteral = new(StringComparer.OrdinalIgnoreCase);
        List<int> withoutAnchor = [];
        for (int number = 0; number < Patterns.Count; number++)
        {
            if (Patterns[number].Anchors.Count == 0)
            {
                withoutAnchor.Add(number);
            }

            foreach (string anchor in Patterns[number].Anchors)
            {
                (byLiteral.TryGetValue(anchor, out List<int>? users) ? users : byLiteral[anchor] = []).Add(number);
            }
        }

        string[] literals = [.. byLiteral.Keys];
        Literals = new LiteralScanner(literals);
        _withDigits = [.. Enumerable.Range(0, literals.Length).Where(literal => literals[literal].AsSpan().ContainsAnyInRange('0', '9'))];
        _literalsWithDigits = new Lazy<LiteralScanner>(() => new LiteralScanner([.. _withDigits.Select(literal => literals[literal])]));
        _patternsOfLiteral = [.. byLiteral.Values.Select(users => users.Distinct().ToArray())];
        _withoutAnchor = [.. withoutAnchor];
        _caresForNumbers = new bool[Patterns.Count];
        for (int number = 0; number < _caresForNumbers.Length; number++)
        {
            string source = Patterns[number].Source;
            _caresForNumbers[number] = Patterns[number].IsExpression ? NamesDigits(source) : source.AsSpan().ContainsAnyInRange('0', '9');
        }
    }

    /// <summary>The patterns, by number.</summary>
    public IReadOnlyList<TextPattern> Patterns { get; }

    /// <summary>Finds the anchors that occur in a text.</summary>
    internal LiteralScanner Literals { get; }

    /// <summary>Finds the anchors that have digits in them; a place in <see cref="WithDigits"/> for each.</summary>
    internal LiteralScanner LiteralsWithDigits => _literalsWithDigits.Value;

    /// <summary>The numbers of the anchors that have digits in them.</summary>
    internal ReadOnlySpan<int> WithDigits => _withDigits;

    /// <summary>The numbers of the patterns that have to be tried on every text.</summary>
    internal ReadOnlySpan<int> WithoutAnchor => _withoutAnchor;

    /// <summary>Whether a pattern may tell apart lines that differ in nothing but their digits.</summary>
    internal bool CaresForNumbers(int number) => _caresForNumbers[number];

    /// <summary>The numbers of the patterns that an anchor calls for.</summary>
    internal ReadOnlySpan<int> PatternsOf(int literal) => _patternsOfLiteral[literal];

    /// <summary>Whether a source names a digit; counts in braces, and the set of all digits, do not.</summary>
    private static bool NamesDigits(string source)
    {
        bool inBraces = false;
        for (int index = 0; index < source.Length; index++)
        {
            if (source.AsSpan(index).StartsWith("0-9", StringComparison.Ordinal))
            {
                index += 2;
                continue;
            }

            inBraces = source[index] == '{' || (inBraces && (char.IsAsciiDigit(source[index]) || source[index] == ','));
            if (char.IsAsciiDigit(source[index]) && !inBraces)
            {
                return true;
            }
        }

        return false;
    }
}
