namespace Diagnoser.Core.Diagnosis;

/// <summary>A rule that matched, with its explanation for this case.</summary>
/// <param name="Rule">The rule's identifier.</param>
/// <param name="Title">What is wrong, in one line.</param>
/// <param name="Cause">The code of the leaf cause.</param>
/// <param name="Certainty">How often the cause holds where this matches, 0 to 1.</param>
/// <param name="Explanation">What happened and why.</param>
/// <param name="Evidence">What the rule relied on.</param>
/// <param name="Fixes">What to do, least effort first.</param>
/// <param name="References">Where the knowledge comes from.</param>
public sealed record Finding(
    string Rule,
    string Title,
    string Cause,
    double Certainty,
    string Explanation,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Fix> Fixes,
    IReadOnlyList<string> References);
