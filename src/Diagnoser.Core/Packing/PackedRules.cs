using System.Collections;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Packing;

/// <summary>Rules of a pack, each read when it is first asked for. Threads may share it.</summary>
/// <param name="reader">Stands before the rules.</param>
/// <param name="read">Reads one.</param>
internal sealed class PackedRules(PackReader reader, Func<PackReader, Rule> read) : IReadOnlyList<Rule>
{
    private readonly PackedParts _parts = new(reader);
    private Rule?[]? _rules;

    /// <inheritdoc/>
    public int Count => _parts.Count;

    /// <inheritdoc/>
    public Rule this[int index] => (_rules ??= new Rule?[Count])[index] ??= read(_parts.Read(index));

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
