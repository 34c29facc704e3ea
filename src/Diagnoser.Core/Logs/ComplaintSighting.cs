namespace Diagnoser.Core.Logs;

/// <summary>A person says that something is wrong, in words of a known kind.</summary>
/// <param name="Kind">The kind's name in rules/knowledge/complaints.yaml, for example <c>repetition</c>.</param>
/// <param name="Line">The line that says it.</param>
/// <param name="Phrase">The words that were recognised.</param>
public sealed record ComplaintSighting(string Kind, ExcerptLine Line, string Phrase);
