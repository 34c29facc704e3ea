using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Facts;

/// <summary>Facts by key. A key may have several values (two GPUs of different make, a version stated twice); the first one added is the one that rules read.</summary>
public sealed class FactSet
{
    private readonly Dictionary<string, List<Fact>> _byKey = new(StringComparer.Ordinal);
    private readonly List<Fact> _all = [];

    /// <summary>Every fact, in the order in which they were added.</summary>
    public IReadOnlyList<Fact> All => _all;

    /// <summary>Adds a fact; a fact with the same key and value as one already there is left out.</summary>
    /// <param name="fact">The fact.</param>
    /// <returns>Whether it was added.</returns>
    public bool Add(Fact fact)
    {
        if (!_byKey.TryGetValue(fact.Key, out List<Fact>? facts))
        {
            _byKey[fact.Key] = [fact];
        }
        else if (facts.Exists(other => string.Equals(other.Value, fact.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }
        else
        {
            facts.Add(fact);
        }

        _all.Add(fact);
        return true;
    }

    /// <summary>Adds a fact.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="source">Where it comes from.</param>
    /// <returns>Whether it was added.</returns>
    public bool Add(string key, string value, FactSource source) => Add(new Fact(key, value, source));

    /// <summary>The values of a key, in the order in which they were added; empty if nothing is known.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<Fact> Of(string key) => _byKey.TryGetValue(key, out List<Fact>? facts) ? facts : [];

    /// <summary>The first value of a key, or null if nothing is known.</summary>
    /// <param name="key">The key.</param>
    public string? ValueOf(string key) => _byKey.TryGetValue(key, out List<Fact>? facts) ? facts[0].Value : null;

    /// <summary>Whether anything is known under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fact">The first fact.</param>
    public bool TryGet(string key, [NotNullWhen(true)] out Fact? fact)
    {
        fact = _byKey.TryGetValue(key, out List<Fact>? facts) ? facts[0] : null;
        return fact is not null;
    }
}
