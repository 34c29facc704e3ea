namespace Diagnoser.Collectors;

/// <summary>A file or folder.</summary>
/// <param name="Path">Its path as asked for.</param>
/// <param name="IsDirectory">Whether it is a folder.</param>
/// <param name="Length">Length in bytes; 0 for a folder and for files that the kernel makes up, as in /proc.</param>
/// <param name="Modified">When it was last written.</param>
public sealed record MachineEntry(string Path, bool IsDirectory, long Length, DateTimeOffset Modified);
