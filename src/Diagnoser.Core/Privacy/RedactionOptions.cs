namespace Diagnoser.Core.Privacy;

/// <summary>What redaction knows about this machine, and what it is to mask.</summary>
public sealed record RedactionOptions
{
    /// <summary>This machine's name; null if it is not known or if the text comes from elsewhere.</summary>
    public string? HostName { get; init; }

    /// <summary>The name of the account that runs the program; null if it is not known.</summary>
    public string? UserName { get; init; }

    /// <summary>The account's home folder, as a full path; null if it is not known.</summary>
    public string? HomeFolder { get; init; }

    /// <summary>The user's own patterns.</summary>
    public IReadOnlyList<RedactionPattern> Patterns { get; init; } = [];

    /// <summary>What is masked.</summary>
    public RedactionKinds Kinds { get; init; } = RedactionKinds.All;
}
