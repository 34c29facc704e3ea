using System.Collections.Concurrent;
using Diagnoser.Collectors.Gpu;

namespace Diagnoser.Collectors.Collection;

/// <summary>
/// A machine as one collector sees it: it notes which files and folders were there and could not be read, so that the collection can say so,
/// and lists a folder only once.
/// </summary>
internal sealed class WatchedMachine : IMachine, IMachineFiles
{
    private const int MostPaths = 20;

    private readonly IMachine _machine;
    private readonly ConcurrentDictionary<ListingKey, DirectoryListing> _listings = new();
    private readonly ConcurrentDictionary<string, string> _unreadable = new(StringComparer.Ordinal);

    public WatchedMachine(IMachine machine) => _machine = machine;

    public IEnumerable<string> Unreadable => _unreadable.Keys.Order(StringComparer.Ordinal);

    public MachineSystem System => _machine.System;

    public IMachineFiles Files => this;

    public IMachineTools Tools => _machine.Tools;

    public IReadOnlyDictionary<string, string> Variables => _machine.Variables;

    public TimeProvider Time => _machine.Time;

    public NvidiaReading? ReadNvidiaLibrary() => _machine.ReadNvidiaLibrary();

    public MachineEntry? Find(string path) => _machine.Files.Find(path);

    public Stream? Open(string path)
    {
        Stream? stream = _machine.Files.Open(path);
        if (stream is null && Find(path) is { IsDirectory: false })
        {
            Note(path);
        }

        return stream;
    }

    public DirectoryListing List(string path, int maximum)
    {
        // Several parts of a collector look at one folder, which may hold a hundred thousand names.
        DirectoryListing listing = _listings.GetOrAdd(new ListingKey(path, maximum), static (key, files) => files.List(key.Path, key.Maximum), _machine.Files);
        if (listing.Outcome == ListingOutcome.Denied)
        {
            Note(path);
        }

        return listing;
    }

    public string? RealPath(string path) => _machine.Files.RealPath(path);

    public DiskSpace? SpaceAt(string path) => _machine.Files.SpaceAt(path);

    private void Note(string path)
    {
        if (_unreadable.Count < MostPaths)
        {
            _unreadable.TryAdd(path, path);
        }
    }

    private sealed record ListingKey(string Path, int Maximum);
}
