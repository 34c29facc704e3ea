using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>One way of voicing a complaint, and where it stands in a line.</summary>
internal sealed class ComplaintPhrase(string kind, TextPattern pattern)
{
    // Readers come and go, but preparing an expression costs far more than running it.
    private static readonly ConcurrentDictionary<string, Regex> s_expressions = new(StringComparer.Ordinal);

    private Regex? _expression;
    private RequiredWords? _words;

    /// <summary>The complaint's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The words of which one has to occur.</summary>
    public IReadOnlyList<string> Anchors => pattern.Anchors;

    /// <summary>Finds the phrase in a line.</summary>
    public bool TryFind(ReadOnlySpan<char> line, out int index, out int length)
    {
        if (!pattern.IsExpression)
        {
            index = line.IndexOf(pattern.Source, StringComparison.OrdinalIgnoreCase);
            length = pattern.Source.Length;
            return index >= 0;
        }

        index = length = 0;
        _words ??= RequiredWords.Of(pattern.Source[1..^1]);
        if (!_words.AreIn(line))
        {
            return false;
        }

        _expression ??= s_expressions.GetOrAdd(pattern.Source, source => new Regex(source[1..^1], TextPattern.Options));
        foreach (ValueMatch match in _expression.EnumerateMatches(line))
        {
            index = match.Index;
            length = match.Length;
            return true;
        }

        return false;
    }
}
