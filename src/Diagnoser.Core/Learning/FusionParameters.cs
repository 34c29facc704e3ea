namespace Diagnoser.Core.Learning;

/// <summary>How classifier, rules and the study's table are combined, and when a diagnosis counts as likely; fitted out of fold.</summary>
/// <param name="Classifier">The exponent of the classifier's probability.</param>
/// <param name="RuleCause">The exponent of what the matching rules say of a leaf cause.</param>
/// <param name="RuleCategory">The exponent of what they say of its category.</param>
/// <param name="Table">The exponent of the study's P(cause | symptom, stage).</param>
/// <param name="LikelyFrom">From this probability of the first category on a diagnosis is likely.</param>
/// <param name="PossibleFrom">From this probability on it is possible; below, it is unsure.</param>
public sealed record FusionParameters(double Classifier, double RuleCause, double RuleCategory, double Table, double LikelyFrom, double PossibleFrom)
{
    /// <summary>Plain values for use before any were fitted.</summary>
    public static FusionParameters Default { get; } = new(1, 0.5, 0.3, 0, 0.6, 0.25);
}
