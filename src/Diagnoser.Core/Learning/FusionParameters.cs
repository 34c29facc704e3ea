namespace Diagnoser.Core.Learning;

/// <summary>How classifier, rules and the study's table are combined, and when a diagnosis counts as likely; fitted out of fold.</summary>
/// <param name="Classifier">The exponent of the classifier's probability.</param>
/// <param name="RuleCause">The exponent of what the matching rules say of a leaf cause.</param>
/// <param name="RuleCategory">The exponent of what they say of its category.</param>
/// <param name="Table">The exponent of the study's P(cause | symptom, stage).</param>
/// <param name="LikelyFrom">From this probability of the first category on a diagnosis of a failure to load or a crash is likely.</param>
/// <param name="LikelyFromWithoutError">The same where nothing but output, speed or silence is wrong, which tells less of the cause.</param>
/// <param name="PossibleFrom">From this probability on it is possible; below, it is unsure.</param>
public sealed record FusionParameters(
    FusionExponent Classifier, FusionExponent RuleCause, FusionExponent RuleCategory, FusionExponent Table, double LikelyFrom, double LikelyFromWithoutError, double PossibleFrom)
{
    /// <summary>Plain values for use before any were fitted.</summary>
    public static FusionParameters Default { get; } = Constant(1, 0.4, 0.2, 0) with { LikelyFrom = 0.6, LikelyFromWithoutError = 0.6, PossibleFrom = 0.25 };

    /// <summary>Exponents that depend on nothing; any diagnosis but a certain one is possible.</summary>
    /// <param name="classifier">The exponent of the classifier.</param>
    /// <param name="ruleCause">The exponent of the rules' causes.</param>
    /// <param name="ruleCategory">The exponent of the rules' categories.</param>
    /// <param name="table">The exponent of the table.</param>
    public static FusionParameters Constant(double classifier, double ruleCause, double ruleCategory, double table) =>
        new(new(classifier, 0, 0), new(ruleCause, 0, 0), new(ruleCategory, 0, 0), new(table, 0, 0), 1, 1, 0);
}
