using System.IO.Enumeration;
using System.Security;

namespace Diagnoser.Collectors.Machines;

/// <summary>The files of the machine on which the tool runs.</summary>
internal sealed class LocalFiles : IMachineFiles
{
    private static readonly EnumerationOptions EveryName = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    public MachineEntry? Find(string path) => Guard(() =>
    {
        FileSystemInfo? target = Target(path);
        return target switch
        {
            FileInfo file => new MachineEntry(path, IsDirectory: false, file.Length, file.LastWriteTimeUtc),
            DirectoryInfo folder => new MachineEntry(path, IsDirectory: true, 0, folder.LastWriteTimeUtc),
            _ => null,
        };
    });

    // No file is locked, deleted or rewritten by being read here, so every kind of sharing is allowed.
    public Stream? Open(string path) => Guard<Stream>(() =>
        File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1) : null);

    public DirectoryListing List(string path, int maximum)
    {
        try
        {
            FileSystemEnumerable<ListedName> names = new(
                path,
                (ref FileSystemEntry entry) => new ListedName(entry.FileName.ToString(), entry.IsDirectory),
                EveryName);
            List<ListedName> entries = [];
            bool truncated = false;
            foreach (ListedName name in names)
            {
                if (entries.Count == maximum)
                {
                    truncated = true;
                    break;
                }

                entries.Add(name);
            }

            entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return new DirectoryListing(entries, ListingOutcome.Listed, truncated);
        }
        catch (DirectoryNotFoundException)
        {
            return DirectoryListing.Missing;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return DirectoryListing.Denied;
        }
    }

    public string? RealPath(string path) => Guard(() => Target(path) is { } target ? WithoutLinks(target.FullName) : null);

    public DiskSpace? SpaceAt(string path) => Guard(() =>
    {
        DriveInfo drive = new(path);
        return drive.IsReady ? new DiskSpace(drive.TotalSize, drive.AvailableFreeSpace) : null;
    });

    /// <summary>What stands at the end of a path's links; null if there is nothing.</summary>
    private static FileSystemInfo? Target(string path)
    {
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (!info.Exists)
        {
            return null;
        }

        FileSystemInfo? target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true);
        return target is { Exists: true } ? target : null;
    }

    /// <summary>The path with the links among its folders replaced too: /bin/python3 lies in /usr/bin.</summary>
    private static string WithoutLinks(string path)
    {
        string current = path;
        for (int hop = 0; hop < 40; hop++)
        {
            DirectoryInfo? link = null;
            for (DirectoryInfo? folder = Directory.GetParent(current); folder?.Parent is not null; folder = folder.Parent)
            {
                link = folder.LinkTarget is null ? link : folder;
            }

            if (link?.ResolveLinkTarget(returnFinalTarget: true) is not { } target)
            {
                return current;
            }

            current = target.FullName + current[link.FullName.Length..];
        }

        return current;
    }

    private static T? Guard<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return null;
        }
    }

    private static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
