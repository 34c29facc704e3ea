namespace Diagnoser.Core.Diagnosis;

/// <summary>How sure a diagnosis is.</summary>
public enum Verdict
{
    /// <summary>The first cause is right at least four times in five; see the model card for the measured share.</summary>
    Likely,

    /// <summary>The first cause is the best candidate, and others are worth a look.</summary>
    Possible,

    /// <summary>The input does not tell; the next steps say what would.</summary>
    Unsure,
}
