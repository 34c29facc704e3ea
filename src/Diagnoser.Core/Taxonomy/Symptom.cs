namespace Diagnoser.Core.Taxonomy;

/// <summary>What the failure looks like, such as B.1.1 CUDA Error - Out of Memory.</summary>
/// <param name="Code">The study's code.</param>
/// <param name="Name">The study's name.</param>
/// <param name="CategoryCode">The code of the symptom category that holds it, for example <c>B</c>.</param>
/// <param name="Count">How many of the study's 706 records carry the label.</param>
public sealed record Symptom(string Code, string Name, string CategoryCode, int Count);
