namespace Diagnoser.Collectors.Machines;

/// <summary>Files that are described rather than there: those of a recorded machine.</summary>
internal sealed class VirtualFiles(bool ignoreCase) : IMachineFiles
{
    private readonly Dictionary<string, Node> _nodes = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly Dictionary<string, DiskSpace> _disks = new(StringComparer.Ordinal);

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its path on the recorded machine.</param>
    /// <param name="open">Opens what was recorded of it; null if nothing was.</param>
    /// <param name="recorded">How many bytes were recorded.</param>
    /// <param name="length">Its true length.</param>
    /// <param name="modified">When it was last written.</param>
    public void AddFile(string path, Func<Stream>? open, long recorded, long length, DateTimeOffset modified)
    {
        string key = MachinePath.Normalize(path);
        AddDirectory(MachinePath.Parent(key));
        Attach(key, new Node(false, open, recorded, length, modified, Denied: false, Link: null));
    }

    public void AddDirectory(string path)
    {
        string key = MachinePath.Normalize(path);
        if (key is "" or "/" || _nodes.ContainsKey(key))
        {
            return;
        }

        AddDirectory(MachinePath.Parent(key));
        Attach(key, new Node(true, null, 0, 0, DateTimeOffset.UnixEpoch, Denied: false, Link: null));
    }

    public void AddLink(string path, string target)
    {
        string key = MachinePath.Normalize(path);
        AddDirectory(MachinePath.Parent(key));
        string absolute = MachinePath.IsAbsolute(target) ? target : MachinePath.Join(MachinePath.Parent(key), target);
        Attach(key, new Node(false, null, 0, 0, DateTimeOffset.UnixEpoch, Denied: false, MachinePath.Normalize(absolute)));
    }

    public void Deny(string path)
    {
        string key = MachinePath.Normalize(path);
        if (_nodes.TryGetValue(key, out Node? node))
        {
            _nodes[key] = node with { Denied = true };
        }
        else
        {
            AddDirectory(key);
            _nodes[key] = _nodes[key] with { Denied = true };
        }
    }

    public void AddDisk(string path, DiskSpace space) => _disks[MachinePath.Normalize(path)] = space;

    public MachineEntry? Find(string path) =>
        Resolve(path) is { } found ? new MachineEntry(path, found.Node.IsDirectory, found.Node.Length, found.Node.Modified) : null;

    public Stream? Open(string path)
    {
        if (Resolve(path) is not { Node: { IsDirectory: false, Denied: false } node })
        {
            return null;
        }

        Stream recorded = node.Open?.Invoke() ?? Stream.Null;
        return node.Recorded < node.Length ? new PartlyRecordedStream(recorded, node.Recorded, node.Length) : recorded;
    }

    public DirectoryListing List(string path, int maximum)
    {
        if (Resolve(path) is not { Node.IsDirectory: true } found)
        {
            return DirectoryListing.Missing;
        }

        if (found.Node.Denied)
        {
            return DirectoryListing.Denied;
        }

        List<ListedName> names =
        [
            .. found.Node.Children
                .Order(StringComparer.Ordinal)
                .Take(maximum)
                .Select(name => new ListedName(name, Resolve(MachinePath.Join(found.Path, name)) is { Node.IsDirectory: true })),
        ];
        return new DirectoryListing(names, ListingOutcome.Listed, found.Node.Children.Count > maximum);
    }

    public string? RealPath(string path) => Resolve(path)?.Path;

    public DiskSpace? SpaceAt(string path)
    {
        // The volume of the nearest folder above for which one was recorded, as mount points work.
        for (string at = MachinePath.Normalize(path); ; at = MachinePath.Parent(at))
        {
            if (_disks.TryGetValue(at, out DiskSpace? space))
            {
                return space;
            }

            if (at is "" or "/")
            {
                return null;
            }
        }
    }

    private void Attach(string key, Node node)
    {
        _nodes[key] = node;
        string parent = MachinePath.Parent(key);
        if (parent is not "" && _nodes.TryGetValue(parent, out Node? folder))
        {
            folder.Children.Add(MachinePath.Name(key));
        }
        else
        {
            // Roots: "/" on Unix, drives on Windows. They have a listing of their own.
            string root = parent is "/" ? "/" : "";
            if (!_nodes.TryGetValue(root, out Node? top))
            {
                _nodes[root] = top = new Node(true, null, 0, 0, DateTimeOffset.UnixEpoch, Denied: false, Link: null);
            }

            top.Children.Add(MachinePath.Name(key));
        }
    }

    /// <summary>Follows the links along a path, at most 40 as Linux does.</summary>
    private (string Path, Node Node)? Resolve(string path)
    {
        string current = MachinePath.Normalize(path);
        for (int hop = 0; hop < 40; hop++)
        {
            if (_nodes.TryGetValue(current, out Node? node))
            {
                if (node.Link is null)
                {
                    return (current, node);
                }

                current = node.Link;
                continue;
            }

            string? redirected = RedirectAlongPath(current);
            if (redirected is null)
            {
                return null;
            }

            current = redirected;
        }

        return null;
    }

    /// <summary>The path with the first link among its folders replaced; null if none of them is a link.</summary>
    private string? RedirectAlongPath(string path)
    {
        for (string at = MachinePath.Parent(path); at is not ("" or "/"); at = MachinePath.Parent(at))
        {
            if (_nodes.TryGetValue(at, out Node? node))
            {
                return node.Link is null ? null : MachinePath.Normalize(node.Link + path[at.Length..]);
            }
        }

        return null;
    }

    private sealed record Node(bool IsDirectory, Func<Stream>? Open, long Recorded, long Length, DateTimeOffset Modified, bool Denied, string? Link)
    {
        public HashSet<string> Children { get; } = [];
    }
}
