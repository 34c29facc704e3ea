namespace Diagnoser.Core.Facts.Text;

/// <summary>Adds up evidence for names that exclude each other.</summary>
internal sealed class EvidenceTally
{
    private readonly Dictionary<string, Evidence> _byName = new(StringComparer.Ordinal);

    /// <summary>Adds evidence. Repetition counts less and less: a word said ten times is not ten times as sure.</summary>
    /// <param name="name">The name.</param>
    /// <param name="weight">How much one sighting weighs.</param>
    /// <param name="line">The 1-based line.</param>
    public void Add(string name, double weight, long line)
    {
        if (!_byName.TryGetValue(name, out Evidence? evidence))
        {
            _byName[name] = evidence = new Evidence(name, line);
        }

        evidence.Weight += weight * Math.Max(0.02, weight / (weight + evidence.Weight));
    }

    /// <summary>The weight of a name.</summary>
    /// <param name="name">The name.</param>
    public double WeightOf(string name) => _byName.TryGetValue(name, out Evidence? evidence) ? evidence.Weight : 0;

    /// <summary>The names, heaviest first, with the lines where they first occurred.</summary>
    public IReadOnlyList<Evidence> Ranked() => Ordering.Descending(Ordering.Descending(_byName.Values, evidence => -evidence.Line), evidence => evidence.Weight);

    /// <summary>What speaks for a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="line">The 1-based line where it first occurred.</param>
    internal sealed class Evidence(string name, long line)
    {
        /// <summary>The name.</summary>
        public string Name => name;

        /// <summary>How much speaks for it.</summary>
        public double Weight { get; set; }

        /// <summary>The 1-based line where it first occurred.</summary>
        public long Line => line;
    }
}
