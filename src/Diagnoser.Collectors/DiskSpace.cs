namespace Diagnoser.Collectors;

/// <summary>The space of a volume.</summary>
/// <param name="TotalBytes">Its size in bytes.</param>
/// <param name="FreeBytes">What the user may still write, in bytes.</param>
public sealed record DiskSpace(long TotalBytes, long FreeBytes);
