namespace Diagnoser.Collectors;

/// <summary>One name in a folder.</summary>
/// <param name="Name">The name without its folder.</param>
/// <param name="IsDirectory">Whether it is a folder or a link to one.</param>
public sealed record ListedName(string Name, bool IsDirectory);
