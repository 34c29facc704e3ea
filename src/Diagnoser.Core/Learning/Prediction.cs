namespace Diagnoser.Core.Learning;

/// <summary>What the classifier says. Every vector sums to 1 and is indexed as in <see cref="Taxonomy.FailureTaxonomy"/>.</summary>
/// <param name="Causes">Calibrated probabilities of the 26 leaf causes.</param>
/// <param name="Symptoms">Calibrated probabilities of the 37 symptoms.</param>
/// <param name="Stages">Calibrated probabilities of the stages.</param>
/// <param name="Extension">The probability that the report is like those of our extensions, from trackers of programs, rather than like the study's, from trackers of models.</param>
/// <param name="Reasons">The features that speak most for the first category, weightiest first.</param>
public sealed record Prediction(double[] Causes, double[] Symptoms, double[] Stages, double Extension, IReadOnlyList<FeatureReason> Reasons)
{
    /// <summary>How much each of the model's cases resembles the report: the cosine of the angle between them, 0 to 1; empty if they were not compared.</summary>
    public double[] Similarities { get; init; } = [];
}
