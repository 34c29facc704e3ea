namespace Diagnoser.Collectors.Python;

/// <summary>A package as its metadata folder names it.</summary>
/// <param name="Entry">The folder's name.</param>
/// <param name="Name">The package, as pip normalises names.</param>
/// <param name="Version">Its version.</param>
internal sealed record PackageEntry(string Entry, string Name, string Version);
