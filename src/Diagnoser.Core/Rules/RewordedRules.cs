using System.Collections;

namespace Diagnoser.Core.Rules;

/// <summary>Rules in other words, each reworded when it is first asked for. Threads may share it.</summary>
/// <param name="rules">The rules.</param>
/// <param name="reword">Gives a rule other words.</param>
internal sealed class RewordedRules(IReadOnlyList<Rule> rules, Func<Rule, Rule> reword) : IReadOnlyList<Rule>
{
    private readonly Rule?[] _reworded = new Rule?[rules.Count];

    /// <inheritdoc/>
    public int Count => rules.Count;

    /// <inheritdoc/>
    public Rule this[int index] => _reworded[index] ??= reword(rules[index]);

    /// <inheritdoc/>
    public IEnumerator<Rule> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
