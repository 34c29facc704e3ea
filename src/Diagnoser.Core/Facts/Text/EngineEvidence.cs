namespace Diagnoser.Core.Facts.Text;

/// <summary>Adds up what speaks for an engine, apart from what a sentence says of another engine to compare.</summary>
internal sealed class EngineEvidence
{
    private const double Enough = 0.8;

    /// <summary>What a sentence weighs that says with which engine the failure comes up.</summary>
    private const double WeightOfFailing = 1;

    private readonly EvidenceTally _named = new();
    private readonly EvidenceTally _failing = new();
    private readonly EvidenceTally _any = new();

    /// <summary>Whether a sentence tells of an engine with which the failure does not come up.</summary>
    private bool _compares;

    /// <summary>Adds a sighting.</summary>
    /// <param name="word">The word that names an engine.</param>
    /// <param name="weight">How much it weighs here.</param>
    /// <param name="standing">What the sentence says about the engine.</param>
    /// <param name="line">The 1-based line.</param>
    public void Add(EvidenceWord word, double weight, EngineStanding standing, long line)
    {
        if (standing == EngineStanding.Unused)
        {
            return;
        }

        _any.Add(word.Engine!, weight, line);
        switch (standing)
        {
            case EngineStanding.Sound:
                _compares = true;
                break;
            case EngineStanding.Failing:
                _named.Add(word.Engine!, weight, line);
                _failing.Add(word.Engine!, WeightOfFailing, line);
                break;
            case EngineStanding.Named when !word.IsHint:
                _named.Add(word.Engine!, weight, line);
                break;
        }
    }

    /// <summary>How much speaks for an engine.</summary>
    /// <param name="name">The engine.</param>
    public double WeightOf(string name) => _any.WeightOf(name);

    /// <summary>The engines for which enough speaks, heaviest first; where none is in use for sure, the one that fails, or the one that is only known to work.</summary>
    public IEnumerable<EvidenceTally.Evidence> Ranked()
    {
        EvidenceTally.Evidence[] named = Heavy(_named);
        EvidenceTally.Evidence[] failing = named.Length == 0 && _compares ? Heavy(_failing) : [];
        return named.Length > 0 ? named : failing.Length > 0 ? failing : Heavy(_any);
    }

    private static EvidenceTally.Evidence[] Heavy(EvidenceTally tally) => [.. tally.Ranked().Where(evidence => evidence.Weight >= Enough)];
}
