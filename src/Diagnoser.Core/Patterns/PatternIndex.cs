namespace Diagnoser.Core.Patterns;

/// <summary>Patterns filed under their anchors, made once and shared by every search, also by several threads at a time.</summary>
public sealed class PatternIndex
{
    private readonly NumberLists _patternsOfLiteral;

    // For each number in those lists 1 if the literal is all that the pattern asks for, 0 otherwise.
    private readonly byte[] _suffices;
    private readonly int[] _withoutAnchor;
    private readonly byte[] _caresForNumbers;
    private readonly NumberLists _patternsOfDigitWord;
    private RequiredWord?[]? _digitWords;
    private NumberLists? _digitWordsOfPattern;
    private int[]? _touchedByDigits;

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
        _suffices = FindSufficing(patterns, literals, _patternsOfLiteral);
        _withoutAnchor = [.. withoutAnchor];
        _caresForNumbers = [.. patterns.Select(pattern => CaresForNumbers(pattern) ? (byte)1 : (byte)0)];
        DigitWords = FileDigitWords(patterns, out _patternsOfDigitWord);
    }

    /// <summary>Restores an index.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="literals">Finds their anchors.</param>
    /// <param name="patternsOfLiteral">The patterns of each anchor.</param>
    /// <param name="suffices">For each number of those lists 1 if the anchor is all that the pattern asks for, 0 otherwise.</param>
    /// <param name="withoutAnchor">The patterns that have none.</param>
    /// <param name="caresForNumbers">For each pattern 1 if it may tell apart lines that differ in their digits only, 0 otherwise.</param>
    /// <param name="digitWords">Finds the words by which other patterns tell such lines apart.</param>
    /// <param name="patternsOfDigitWord">The patterns of each of those words.</param>
    internal PatternIndex(
        IReadOnlyList<TextPattern> patterns,
        LiteralScanner literals,
        NumberLists patternsOfLiteral,
        byte[] suffices,
        int[] withoutAnchor,
        byte[] caresForNumbers,
        LiteralScanner digitWords,
        NumberLists patternsOfDigitWord)
    {
        Patterns = patterns;
        Literals = literals;
        _patternsOfLiteral = patternsOfLiteral;
        _suffices = suffices;
        _withoutAnchor = withoutAnchor;
        _caresForNumbers = caresForNumbers;
        DigitWords = digitWords;
        _patternsOfDigitWord = patternsOfDigitWord;
    }

    /// <summary>The patterns, by number.</summary>
    public IReadOnlyList<TextPattern> Patterns { get; }

    /// <summary>Finds the anchors that occur in a text.</summary>
    internal LiteralScanner Literals { get; }

    /// <summary>Finds the words with digits by which patterns tell apart lines that differ in nothing but their digits.</summary>
    internal LiteralScanner DigitWords { get; }

    /// <summary>One of those words, ready to be looked for.</summary>
    internal RequiredWord DigitWord(int word) => (_digitWords ??= new RequiredWord?[DigitWords.Literals.Count])[word] ??= new RequiredWord(DigitWords.Literals[word]);

    /// <summary>The patterns of each of those words.</summary>
    internal NumberLists PatternsOfDigitWords => _patternsOfDigitWord;

    /// <summary>The numbers of the patterns that have to be tried on every text.</summary>
    internal ReadOnlySpan<int> WithoutAnchor => _withoutAnchor;

    /// <summary>The patterns that may tell apart lines that differ in their digits only, whether by a word with digits or otherwise.</summary>
    internal int[] TouchedByDigits => _touchedByDigits ??= FindTouchedByDigits();

    /// <summary>The words with digits that a pattern names.</summary>
    internal ReadOnlySpan<int> DigitWordsOf(int number) => (_digitWordsOfPattern ??= FindDigitWords())[number];

    /// <summary>The patterns of each anchor.</summary>
    internal NumberLists PatternsOfLiterals => _patternsOfLiteral;

    /// <summary>For each number of those lists 1 if the anchor is all that the pattern asks for, 0 otherwise.</summary>
    internal byte[] Suffice => _suffices;

    /// <summary>For each pattern 1 if it may tell apart lines that differ in their digits only, 0 otherwise.</summary>
    internal ReadOnlySpan<byte> CareForNumbers => _caresForNumbers;

    /// <summary>Whether a pattern may tell apart lines that differ in nothing but their digits, and by no word that is found beforehand.</summary>
    internal bool CaresForNumbers(int number) => _caresForNumbers[number] != 0;

    /// <summary>The numbers of the patterns that an anchor calls for.</summary>
    internal ReadOnlySpan<int> PatternsOf(int literal) => _patternsOfLiteral[literal];

    private int[] FindTouchedByDigits()
    {
        List<int> touched = [];
        for (int number = 0; number < _caresForNumbers.Length; number++)
        {
            if (CaresForNumbers(number) || !DigitWordsOf(number).IsEmpty)
            {
                touched.Add(number);
            }
        }

        return [.. touched];
    }

    private NumberLists FindDigitWords()
    {
        List<int>[] words = [.. _caresForNumbers.Select(_ => new List<int>())];
        for (int word = 0; word < _patternsOfDigitWord.Count; word++)
        {
            foreach (int number in _patternsOfDigitWord[word])
            {
                words[number].Add(word);
            }
        }

        return NumberLists.Of(words);
    }

    private static byte[] FindSufficing(IReadOnlyList<TextPattern> patterns, string[] literals, NumberLists patternsOfLiteral)
    {
        List<string>[] plain = [.. patterns.Select(pattern => pattern.IsExpression ? PlainAlternatives.Of(pattern.Source[1..^1]) : [])];
        byte[] suffices = new byte[patternsOfLiteral.Numbers.Length];
        for (int literal = 0; literal < literals.Length; literal++)
        {
            for (int place = patternsOfLiteral.Starts[literal]; place < patternsOfLiteral.Starts[literal + 1]; place++)
            {
                suffices[place] = plain[patternsOfLiteral.Numbers[place]].Contains(literals[literal], StringComparer.OrdinalIgnoreCase) ? (byte)1 : (byte)0;
            }
        }

        return suffices;
    }

    private static bool CaresForNumbers(TextPattern pattern) => WordsWithDigits(pattern) is null;

    private static List<string>? WordsWithDigits(TextPattern pattern)
    {
        if (pattern.IsExpression)
        {
            return DigitWordReader.Read(pattern.Source.AsSpan(1, pattern.Source.Length - 2));
        }

        return pattern.Source.AsSpan().ContainsAnyInRange('0', '9') ? [pattern.Source] : [];
    }

    private static LiteralScanner FileDigitWords(IReadOnlyList<TextPattern> patterns, out NumberLists patternsOfWord)
    {
        Dictionary<string, List<int>> byWord = new(StringComparer.OrdinalIgnoreCase);
        for (int number = 0; number < patterns.Count; number++)
        {
            foreach (string word in WordsWithDigits(patterns[number]) ?? [])
            {
                (byWord.TryGetValue(word, out List<int>? users) ? users : byWord[word] = []).Add(number);
            }
        }

        patternsOfWord = NumberLists.Of([.. byWord.Values.Select(users => users.Distinct())]);
        return new LiteralScanner([.. byWord.Keys]);
    }
}
