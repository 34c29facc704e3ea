using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>
/// The distinct patterns of a set of rules, numbered; several rules may share one. It also tells which rules a pattern calls for, so that a text
/// makes only those rules be looked at of which something stands in it.
/// </summary>
public sealed class RulePatterns
{
    private readonly Dictionary<string, int>? _numbers;
    private readonly NumberLists _rulesOfPattern;
    private readonly int[] _uncalled;
    private readonly bool[] _isForbidding;

    /// <summary>Collects the patterns.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="rareAnchors">Whether to look for anchors that fewer lines have. That takes longer than a diagnosis, so it is for packs.</param>
    public RulePatterns(RuleSet rules, bool rareAnchors = false)
    {
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<TextPattern> patterns = [];
        List<List<int>> rulesOfPattern = [];
        List<int> uncalled = [];
        HashSet<int> asking = [];
        for (int position = 0; position < rules.Rules.Count; position++)
        {
            RuleCondition when = rules.Rules[position].When;
            foreach (TextPattern pattern in when.Patterns)
            {
                if (_numbers.TryAdd(pattern.Source, patterns.Count))
                {
                    patterns.Add(pattern);
                    rulesOfPattern.Add([]);
                }
            }

            foreach (TextPattern pattern in when.Log.Concat(when.All))
            {
                asking.Add(_numbers[pattern.Source]);
            }

            // Where each of several patterns has to be there, the first one suffices to call.
            foreach (TextPattern pattern in when.Log.Count > 0 ? when.Log : when.All.Take(1))
            {
                rulesOfPattern[_numbers[pattern.Source]].Add(position);
            }

            if (when.Log.Count + when.All.Count == 0)
            {
                uncalled.Add(position);
            }
        }

        Index = new PatternIndex(rareAnchors ? patterns.ConvertAll(pattern => pattern.WithRareAnchors()) : patterns);
        _rulesOfPattern = NumberLists.Of(rulesOfPattern);
        _uncalled = [.. uncalled];
        _isForbidding = [.. Enumerable.Range(0, patterns.Count).Select(number => !asking.Contains(number))];
    }

    /// <summary>Restores what was collected before.</summary>
    /// <param name="index">The patterns, which know their numbers.</param>
    /// <param name="rulesOfPattern">The positions of the rules that each pattern calls for.</param>
    /// <param name="uncalled">The positions of the rules that no pattern calls for.</param>
    /// <param name="forbidding">The patterns that can only keep rules from matching.</param>
    internal RulePatterns(PatternIndex index, NumberLists rulesOfPattern, int[] uncalled, int[] forbidding)
    {
        Index = index;
        _rulesOfPattern = rulesOfPattern;
        _uncalled = uncalled;
        _isForbidding = new bool[index.Patterns.Count];
        foreach (int number in forbidding)
        {
            _isForbidding[number] = true;
        }
    }

    /// <summary>The patterns.</summary>
    public PatternIndex Index { get; }

    /// <summary>The positions of the rules that each pattern calls for.</summary>
    internal NumberLists RulesOfPatterns => _rulesOfPattern;

    /// <summary>The positions of the rules that no pattern calls for: they speak from complaints, exceptions or facts.</summary>
    internal ReadOnlySpan<int> Uncalled => _uncalled;

    /// <summary>The patterns that no rule asks for, that can only keep rules from matching.</summary>
    internal int[] Forbidding => [.. Enumerable.Range(0, _isForbidding.Length).Where(IsForbidding)];

    /// <summary>Whether a pattern can only keep rules from matching, so that where it occurs is of no matter.</summary>
    internal bool IsForbidding(int pattern) => _isForbidding[pattern];

    /// <summary>The positions of the rules that a pattern calls for.</summary>
    internal ReadOnlySpan<int> RulesOf(int pattern) => _rulesOfPattern[pattern];

    /// <summary>The number of a pattern, or -1.</summary>
    internal int NumberOf(TextPattern pattern) => _numbers is null ? pattern.Number : _numbers.GetValueOrDefault(pattern.Source, -1);
}
