namespace Diagnoser.Collectors.LogFiles;

/// <summary>A failure that was found on the machine.</summary>
/// <param name="Source">The file's path, or the command whose output it is.</param>
/// <param name="Reason">Why this one was taken, in words for a reader.</param>
/// <param name="Text">Its text, at most the last 2 MiB; not redacted.</param>
/// <param name="Modified">When it was last written.</param>
public sealed record FoundFailure(string Source, string Reason, string Text, DateTimeOffset Modified);
