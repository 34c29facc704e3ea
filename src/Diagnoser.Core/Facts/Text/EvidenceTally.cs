namespace Diagnoser.Core.Facts.Text;

/// <summary>Adds up evidence for names that exclude each other.</summary>
internal sealed class EvidenceTally
{
    private readonly Dictionary<string, (double Weight, long Line)> _byName = new(StringComparer.Ordinal);

    /// <summary>Adds evidence. Repetition counts less and less: a word said ten times is not ten times as sure.</summary>
    /// <param name="name">The name.</param>
    /// <param name="weight">How much one sighting weighs.</param>
    /// <param name="line">The 1-based line.</param>
    public void Add(string name, double weight, long line)
    {
        (double old, long first) = _byName.GetValueOrDefault(name, (0, line));
        _byName[name] = (old + (weight * Math.Max(0.02, weight / (weight + old))), first);
    }

    /// <summary>The weight of a name.</summary>
    /// <param name="name">The name.</param>
    public double WeightOf(string name) => _byName.GetValueOrDefault(name).Weight;

    /// <summary>The names, heaviest first, with the lines where they first occurred.</summary>
    public IEnumerable<(string Name, double Weight, long Line)> Ranked() =>
        _byName.OrderByDescending(pair => pair.Value.Weight).ThenBy(pair => pair.Value.Line).Select(pair => (pair.Key, pair.Value.Weight, pair.Value.Line));
}
