namespace Diagnoser.Core.Logs;

/// <summary>A kind of complaint and the words by which people voice it, from rules/knowledge/complaints.yaml.</summary>
/// <param name="Name">The kind's name, for example <c>repetition</c>.</param>
/// <param name="Symptom">The code of the symptom that it speaks of, for example <c>C.1.2</c>.</param>
/// <param name="Title">What a report calls it.</param>
/// <param name="Phrases">Patterns (see <see cref="Patterns.TextPattern"/>), in English and Chinese.</param>
public sealed record ComplaintKind(string Name, string Symptom, string Title, IReadOnlyList<string> Phrases);
