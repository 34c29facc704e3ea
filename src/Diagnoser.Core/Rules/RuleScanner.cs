using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>
/// Notes, while a text is read, which patterns of the rules occur in it and where. Keeps a handful of lines for each pattern. For one text at a time.
/// </summary>
public sealed class RuleScanner : ILineObserver
{
    private const int LinesPerPattern = 6;
    private const int LongestLine = 2_000;

    // Of a pattern that can only keep rules from matching no line is kept.
    private static readonly List<RuleSighting> s_somewhere = [new(new ExcerptLine(0, ""), "", LineRole.Output)];
    private readonly RulePatterns _patterns;
    private readonly PatternScanner _scanner;
    private readonly List<RuleSighting>?[] _sightings;
    private readonly List<int> _hits = [];

    /// <summary>Prepares to read a text.</summary>
    /// <param name="patterns">The patterns of the rules in force.</param>
    public RuleScanner(RulePatterns patterns)
    {
        _patterns = patterns;
        _scanner = new PatternScanner(patterns.Index);
        _sightings = new List<RuleSighting>?[patterns.Index.Patterns.Count];
    }

    /// <summary>Begins another text; what was seen in the former one is forgotten.</summary>
    public void Restart()
    {
        _scanner.Restart();
        Array.Clear(_sightings);
        IsUneventful = false;
    }

    /// <inheritdoc/>
    public void Observe(in LogLine line)
    {
        IsUneventful = false;
        if (line.Role == LineRole.Template || line.Text.IsEmpty)
        {
            return;
        }

        _scanner.Find(line.Text, _hits);
        IsUneventful = _scanner.IsUneventful;
        RuleSighting? sighting = null;
        foreach (int number in _hits)
        {
            if (_patterns.IsForbidding(number))
            {
                _sightings[number] = s_somewhere;
                _scanner.Finish(number);
                continue;
            }

            List<RuleSighting> seen = _sightings[number] ??= [];
            if (seen.Count < LinesPerPattern)
            {
                sighting ??= new RuleSighting(new ExcerptLine(line.Number, Shorten(line.Original)), Shorten(line.Text), line.Role);
                seen.Add(sighting);
                if (seen.Count == LinesPerPattern)
                {
                    _scanner.Finish(number);
                }
            }
        }
    }

    /// <inheritdoc/>
    public bool IsUneventful { get; private set; }

    /// <inheritdoc/>
    public int[]? Watch(ReadOnlySpan<char> line) => _scanner.Watch(line);

    /// <inheritdoc/>
    public bool MayPass(ReadOnlySpan<char> line, int[] watched) => !_scanner.IsAnyIn(line, watched);

    /// <summary>The positions of the rules that may match: those of which a pattern was seen, and those that no pattern calls for.</summary>
    internal List<int> Candidates()
    {
        List<int> rules = [.. _patterns.Uncalled];
        HashSet<int> called = [];
        for (int number = 0; number < _sightings.Length; number++)
        {
            if (_sightings[number] is null)
            {
                continue;
            }

            foreach (int rule in _patterns.RulesOf(number))
            {
                if (called.Add(rule))
                {
                    rules.Add(rule);
                }
            }
        }

        return rules;
    }

    /// <summary>The lines in which a pattern was seen.</summary>
    internal IReadOnlyList<RuleSighting> Of(TextPattern pattern) =>
        _patterns.NumberOf(pattern) is int number and >= 0 && _sightings[number] is { } seen ? seen : [];

    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length <= LongestLine ? text.ToString() : string.Concat(text[..LongestLine], " …");
}
