namespace Diagnoser.Core.Facts;

/// <summary>Whether something holds, where it may be unknown.</summary>
public enum Truth
{
    /// <summary>It does not hold.</summary>
    No,

    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    Yes,
}
