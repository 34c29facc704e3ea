namespace Diagnoser.Core.Patterns;

/// <summary>Patterns filed under their anchors, made once and shared by every search, also by several threads at a time.</summary>
public sealed class PatternIndex
{
    private readonly NumberLists _patternsOfLiteral;
    private readonly int[] _withoutAnchor;
    private readonly byte[] _caresForNumbers;
    private readonly int[] _withDigits;
    private readonly Lazy<LiteralScanner> _literalsWithDigits;

    /// <summary>Files the patterns.</summary>
    /// <param name="patterns">The patterns; the position in the list is the pattern's number.</param>
    public PatternIndex(IReadOnlyList<TextPattern> patterns)
    {
        Dictionary<string, List<int>> byLiteral = new(StringComparer.OrdinalIgnoreCase);
        List<int> withoutAnchor = [];
        for (int number = 0; number < patterns.Count; number++)
        {
            if (patterns[number].Anchors.Count == 0)
            {
                withoutAnchor.Add(number);
            }

            foreach (string anchor in patterns[number].Anchors)
            {
                (byLiteral.TryGetValue(anchor, out List<int>? users) ? users : byLiteral[anchor] = []).Add(number);
            }
        }

        string[] literals = [.. byLiteral.Keys];
        Patterns = [.. patterns];
        Literals = new LiteralScanner(literals);
        _patternsOfLiteral = NumberLists.Of([.. byLiteral.Values.Select(users => users.Distinct())]);
        _withoutAnchor = [.. withoutAnchor];
        _caresForNumbers = [.. patterns.Select(pattern => CaresForNumbers(pattern) ? (byte)1 : (byte)0)];
        _withDigits = [.. Enumerable.Range(0, literals.Length).Where(literal => literals[literal].AsSpan().ContainsAnyInRange('0', '9'))];
        _literalsWithDigits = new Lazy<LiteralScanner>(FileLiteralsWithDigits);
    }

    /// <summary>Restores an index.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="literals">Finds their anchors.</param>
    /// <param name="patternsOfLiteral">The patterns of each anchor.</param>
    /// <param name="withoutAnchor">The patterns that have none.</param>
    /// <param name="caresForNumbers">For each pattern 1 if it may tell apart lines that differ in their digits only, 0 otherwise.</param>
    /// <param name="withDigits">The anchors that have digits in them.</param>
    internal PatternIndex(
        IReadOnlyList<TextPattern> patterns, LiteralScanner literals, NumberLists patternsOfLiteral, int[] withoutAnchor, byte[] caresForNumbers, int[] withDigits)
    {
        Patterns = patterns;
        Literals = literals;
        _patternsOfLiteral = patternsOfLiteral;
        _withoutAnchor = withoutAnchor;
        _caresForNumbers = caresForNumbers;
        _withDigits = withDigits;
        _literalsWithDigits = new Lazy<LiteralScanner>(FileLiteralsWithDigits);
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

    /// <summary>The patterns of each anchor.</summary>
    internal NumberLists PatternsOfLiterals => _patternsOfLiteral;

    /// <summary>For each pattern 1 if it may tell apart lines that differ in their digits only, 0 otherwise.</summary>
    internal ReadOnlySpan<byte> CareForNumbers => _caresForNumbers;

    /// <summary>Whether a pattern may tell apart lines that differ in nothing but their digits.</summary>
    internal bool CaresForNumbers(int number) => _caresForNumbers[number] != 0;

    /// <summary>The numbers of the patterns that an anchor calls for.</summary>
    internal ReadOnlySpan<int> PatternsOf(int literal) => _patternsOfLiteral[literal];

    private LiteralScanner FileLiteralsWithDigits() => new([.. _withDigits.Select(literal => Literals.Literals[literal])]);

    private static bool CaresForNumbers(TextPattern pattern) =>
        pattern.IsExpression ? NamesDigits(pattern.Source) : pattern.Source.AsSpan().ContainsAnyInRange('0', '9');

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
