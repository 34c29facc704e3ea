using System.Text.RegularExpressions;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// Something to look for in a line. <c>plain words</c> is a literal, matched without regard to case; <c>/…/</c> is a regular expression,
/// also without regard to case, that runs in linear time (<see cref="RegexOptions.NonBacktracking"/>: no look-around, no back-references); <c>\b</c>
/// holds between a Latin word and a sign of Chinese, Japanese or Korean too, as people write no space there.
/// A pattern is looked for only where one of its <see cref="Anchors"/> occurs, so that hundreds of patterns cost about as much as one.
/// </summary>
public sealed class TextPattern
{
    /// <summary>How every expression runs: in linear time, without regard to case, capturing named groups only.</summary>
    internal const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int AsksBeforeTrust = 64;

    private readonly IPreparedPatterns? _prepared;
    private IReadOnlyList<string>? _anchors;
    private LinearExpression? _expression;
    private RequiredWords? _words;
    private int _asked;
    private int _had;

    private TextPattern(string source, bool isExpression, IReadOnlyList<string>? anchors, int number = -1, IPreparedPatterns? prepared = null)
    {
        _prepared = prepared;
        Source = source;
        Number = number;
        IsExpression = isExpression;
        _anchors = anchors;
    }

    /// <summary>The pattern as written.</summary>
    public string Source { get; }

    /// <summary>The pattern's number in the pack that it was restored from, or -1.</summary>
    internal int Number { get; }

    /// <summary>Whether it is a regular expression rather than a literal.</summary>
    public bool IsExpression { get; }

    /// <summary>Whether it may have named groups, so that a match has more to tell than that it is there.</summary>
    internal bool MayCapture => IsExpression && (Source.Contains("(?<", StringComparison.Ordinal) || Source.Contains("(?'", StringComparison.Ordinal));

    /// <summary>
    /// Literals of which at least one, without regard to case, occurs in every text that matches; empty if the expression has none,
    /// in which case it is tried on every line (the linter refuses such patterns in rules).
    /// </summary>
    public IReadOnlyList<string> Anchors => _anchors ??= _prepared!.AnchorsOf(Number);

    /// <summary>What runs the expression.</summary>
    internal LinearExpression Expression => _expression ??= _prepared?.ExpressionOf(Number) ?? LinearExpression.Parse(Source[1..^1]);

    /// <summary>The words that every match of the expression has.</summary>
    internal RequiredWords Words => _words ??= _prepared?.WordsOf(Number) ?? RequiredWords.Of(Source[1..^1]);

    /// <summary>Reads a pattern. An expression is not compiled before it is needed; <see cref="Validate"/> does so at once.</summary>
    /// <param name="source">The pattern as written.</param>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public static TextPattern Parse(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return source is ['/', _, .., '/']
            ? new TextPattern(source, isExpression: true, RegexAnchors.Of(source.AsSpan(1, source.Length - 2)))
            : new TextPattern(source, isExpression: false, [source]);
    }

    /// <summary>Restores a pattern from a pack.</summary>
    /// <param name="source">The pattern as written.</param>
    /// <param name="number">Its number in the pack.</param>
    /// <param name="prepared">What the pack has of it.</param>
    internal static TextPattern Restore(string source, int number, IPreparedPatterns prepared) =>
        new(source, isExpression: source is ['/', _, .., '/'], anchors: null, number, prepared);

    /// <summary>The same pattern with anchors that fewer lines have, where there are any.</summary>
    internal TextPattern WithRareAnchors()
    {
        IReadOnlyList<string>? anchors = IsExpression ? TextRarity.Rarer(Anchors, ExpressionParser.TryRead(Source[1..^1])?.Needs().Required) : null;
        return anchors is null ? this : new TextPattern(Source, isExpression: true, anchors, Number);
    }

    /// <summary>Says what is wrong with the pattern's syntax.</summary>
    /// <returns>The fault, or null if there is none.</returns>
    public string? Validate()
    {
        if (!IsExpression)
        {
            return null;
        }

        try
        {
            // The Regex is the judge of syntax, also where it is not what runs.
            _ = new Regex(Source[1..^1], Options);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    /// <summary>Whether the pattern occurs in a text.</summary>
    /// <param name="text">The text, as a rule one line.</param>
    public bool IsMatch(ReadOnlySpan<char> text) =>
        IsExpression ? MayHaveWords(text) && Expression.IsMatch(text) : text.ContainsCaseless(Source);

    /// <summary>Whether a line has the words that every match has, as far as it pays to look: where most lines have them, running the expression is cheaper.</summary>
    private bool MayHaveWords(ReadOnlySpan<char> line)
    {
        // Counts of several threads need not be exact.
        if (_asked >= AsksBeforeTrust && 4 * _had >= 3 * _asked)
        {
            return true;
        }

        bool has = Words.AreIn(line);
        _asked++;
        _had += has ? 1 : 0;
        return has;
    }

    /// <summary>Whether the pattern may occur in a line that differs from this one in its digits and random identifiers only.</summary>
    internal bool MayMatchWithOtherDigits(ReadOnlySpan<char> line) => IsExpression
        ? Words.AreIn(line, Digits.Others) && Expression.MayMatchWithOtherDigits(line)
        : LineShape.HasWithOtherDigits(line, Source);

    /// <summary>Whether the pattern may occur in a line that differs from this one in its numbers and random identifiers only, of whatever length.</summary>
    internal bool MayMatchWithOtherNumbers(ReadOnlySpan<char> line) =>
        IsExpression ? Words.AreIn(line, Digits.OtherNumbers) && Expression.MayMatchWithOtherNumbers(line) : Source.AsSpan().ContainsAnyInRange('0', '9') || line.ContainsCaseless(Source);

    /// <summary>Finds the first place where the pattern occurs.</summary>
    /// <param name="text">The text, as a rule one line.</param>
    /// <param name="index">The place.</param>
    /// <param name="length">How long it is there, in characters.</param>
    internal bool TryFind(ReadOnlySpan<char> text, out int index, out int length)
    {
        if (IsExpression)
        {
            (index, length) = (0, 0);
            return Words.AreIn(text) && Expression.TryFind(text, out index, out length);
        }

        (index, length) = (text.IndexOfCaseless(Source), Source.Length);
        return index >= 0;
    }

    /// <summary>Finds the pattern and collects the values of its named groups.</summary>
    /// <param name="text">The text, as a rule one line.</param>
    /// <param name="captures">Receives the named groups that took part in the match; earlier values are kept.</param>
    /// <returns>Whether the pattern occurs.</returns>
    public bool TryMatch(string text, IDictionary<string, string> captures)
    {
        if (!IsExpression)
        {
            return text.AsSpan().ContainsCaseless(Source);
        }

        if (!Words.AreIn(text) || Expression.Match(text) is not { } groups)
        {
            return false;
        }

        foreach ((string name, string value) in groups)
        {
            captures.TryAdd(name, value);
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Source;
}
