namespace Diagnoser.Core.Taxonomy;

/// <summary>One of the nine categories of root causes, A to I.</summary>
/// <param name="Code">The study's letter.</param>
/// <param name="Name">The study's name.</param>
/// <param name="Count">How many of the study's 706 records fall into it.</param>
/// <param name="Meaning">Our definition.</param>
/// <param name="Causes">Its leaf causes, in the order of their codes.</param>
public sealed record CauseCategory(string Code, string Name, int Count, string Meaning, IReadOnlyList<RootCause> Causes);
