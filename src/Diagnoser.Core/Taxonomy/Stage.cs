namespace Diagnoser.Core.Taxonomy;

/// <summary>What the model was being used for when it failed.</summary>
/// <param name="Name"><c>Inference</c> or <c>Fine-tuning</c>.</param>
/// <param name="Count">How many of the study's 706 records carry the label.</param>
public sealed record Stage(string Name, int Count);
