namespace Diagnoser.Collectors;

/// <summary>
/// A machine's files, to be read only. Nothing throws for a path that is missing, denied or odd: such a path has no entry, no stream and
/// no listing. Paths may be written with <c>/</c> on every system.
/// </summary>
public interface IMachineFiles
{
    /// <summary>Finds what stands at a path. Links are followed; a link that leads nowhere or in a circle counts as missing.</summary>
    /// <param name="path">An absolute path.</param>
    MachineEntry? Find(string path);

    /// <summary>Opens a file for reading. The caller disposes of the stream; reading may still fail with <see cref="IOException"/>.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The stream, or null if the file is missing or must not be read.</returns>
    Stream? Open(string path);

    /// <summary>Lists a folder, without going into those below it.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="maximum">How many names to list at most.</param>
    DirectoryListing List(string path, int maximum = 250_000);

    /// <summary>The path without a link at its end.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The target; the path itself if it is no link; null if it is missing or the link leads nowhere.</returns>
    string? RealPath(string path);

    /// <summary>The space of the volume on which a path lies.</summary>
    /// <param name="path">An absolute path.</param>
    DiskSpace? SpaceAt(string path);
}
