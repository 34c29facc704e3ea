namespace Diagnoser.Core.Learning;

/// <summary>An idea that people and software put in many words, such as <c>garbled output</c>.</summary>
/// <param name="Name">Its name, which reasons show.</param>
/// <param name="Phrases">Wordings in lower case; a wording matches from the start of a word on, so that <c>quantiz</c> finds quantized and quantization.</param>
public sealed record Concept(string Name, IReadOnlyList<string> Phrases);
