namespace Diagnoser.Core.Learning;

/// <summary>The exponents with which the classifier's parts are pooled, and what sharpens or flattens its answers; fitted out of fold.</summary>
/// <param name="Softmax">The exponent of the softmax over leaf causes.</param>
/// <param name="Category">The exponent of the softmax over categories.</param>
/// <param name="Bayes">The exponent of complement naive Bayes.</param>
/// <param name="Neighbours">The exponent of the vote of the nearest cases.</param>
/// <param name="Table">The exponent of the study's P(cause | symptom, stage) under the predicted symptom and stage.</param>
/// <param name="SymptomSharpness">The exponent of the symptom's probabilities.</param>
/// <param name="StageSharpness">The exponent of the stage's probabilities.</param>
public sealed record ClassifierParameters(
    double Softmax, double Category, double Bayes, double Neighbours, double Table, double SymptomSharpness, double StageSharpness)
{
    /// <summary>Plain values for use before any were fitted.</summary>
    public static ClassifierParameters Default { get; } = new(0.5, 0.5, 0.2, 0.2, 0.1, 1, 1);
}
