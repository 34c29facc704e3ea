namespace Diagnoser.Core.Taxonomy;

/// <summary>A leaf cause of the study's taxonomy, such as A.1 Dependency Library Compatibility.</summary>
/// <param name="Code">The study's code, for example <c>A.1</c>.</param>
/// <param name="Name">The study's name.</param>
/// <param name="CategoryCode">The code of the category that holds it, for example <c>A</c>.</param>
/// <param name="Count">How many of the study's 706 records carry the label.</param>
/// <param name="Meaning">Our definition, with the border to its neighbours.</param>
public sealed record RootCause(string Code, string Name, string CategoryCode, int Count, string Meaning);
