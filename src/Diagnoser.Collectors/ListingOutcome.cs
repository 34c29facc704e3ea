namespace Diagnoser.Collectors;

/// <summary>Whether a folder could be listed.</summary>
public enum ListingOutcome
{
    /// <summary>It was listed.</summary>
    Listed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and must not be read, or reading it failed.</summary>
    Denied,
}
