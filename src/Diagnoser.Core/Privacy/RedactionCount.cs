namespace Diagnoser.Core.Privacy;

/// <summary>How much of one kind was masked.</summary>
/// <param name="Kind">The kind, as in its placeholders: <c>hf-token</c>, <c>email</c>, <c>ip</c>.</param>
/// <param name="Distinct">How many different values.</param>
/// <param name="Times">How many places.</param>
public sealed record RedactionCount(string Kind, int Distinct, int Times);
