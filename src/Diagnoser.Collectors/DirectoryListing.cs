namespace Diagnoser.Collectors;

/// <summary>The names in a folder, in ordinal order.</summary>
/// <param name="Entries">The names.</param>
/// <param name="Outcome">Whether the folder could be read.</param>
/// <param name="Truncated">Whether it holds more names than were asked for.</param>
public sealed record DirectoryListing(IReadOnlyList<ListedName> Entries, ListingOutcome Outcome, bool Truncated = false)
{
    /// <summary>A folder that is not there.</summary>
    public static DirectoryListing Missing { get; } = new([], ListingOutcome.Missing);

    /// <summary>A folder that must not be read.</summary>
    public static DirectoryListing Denied { get; } = new([], ListingOutcome.Denied);

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Files => Entries.Where(entry => !entry.IsDirectory).Select(entry => entry.Name);

    /// <summary>The names of the folders.</summary>
    public IEnumerable<string> Directories => Entries.Where(entry => entry.IsDirectory).Select(entry => entry.Name);
}
