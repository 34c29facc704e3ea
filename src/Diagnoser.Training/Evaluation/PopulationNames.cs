using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>What the populations are called where their figures are printed.</summary>
public static class PopulationNames
{
    /// <summary>The name in a row or a legend.</summary>
    /// <param name="origin">The population.</param>
    public static string Of(CaseOrigin origin) => origin switch
    {
        CaseOrigin.Study => "study",
        CaseOrigin.Engines => "engines",
        CaseOrigin.Reports => "reports",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>The name in a heading.</summary>
    /// <param name="origin">The population.</param>
    public static string Heading(CaseOrigin origin) => origin switch
    {
        CaseOrigin.Study => "The study's cases",
        CaseOrigin.Engines => "The engines' cases",
        CaseOrigin.Reports => "Reports of any program",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };
}
