namespace Diagnoser.Core.Taxonomy;

/// <summary>One of the five categories of symptoms: loading failure, crash, incorrect functionality, hang, poor performance.</summary>
/// <param name="Code">The study's letter.</param>
/// <param name="Name">The study's name.</param>
/// <param name="Count">How many of the study's 706 records fall into it.</param>
/// <param name="Symptoms">Its symptoms.</param>
public sealed record SymptomCategory(string Code, string Name, int Count, IReadOnlyList<Symptom> Symptoms);
