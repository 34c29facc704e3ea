using System.Collections.Concurrent;
using System.Text;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Collectors.Runtimes;
using Diagnoser.Collectors.Variables;

namespace Diagnoser.Collectors.Machines;

/// <summary>
/// A machine that remembers what is read of it, so that it can be written down as a recording: collect with it, then call <see cref="Save"/>.
/// A file is recorded up to 1 MiB, with its true length; variables that do not matter are left out, and secrets are masked.
/// </summary>
public sealed class MachineRecorder : IMachine
{
    private const int LongestFile = 1024 * 1024;

    private readonly IMachine _machine;
    private readonly RecordingFiles _files;
    private readonly RecordingTools _tools;

    /// <summary>Wraps a machine.</summary>
    /// <param name="machine">The machine to record.</param>
    public MachineRecorder(IMachine machine)
    {
        _machine = machine;
        _files = new RecordingFiles(machine.Files);
        _tools = new RecordingTools(machine.Tools);
    }

    /// <inheritdoc/>
    public MachineSystem System => _machine.System;

    /// <inheritdoc/>
    public IMachineFiles Files => _files;

    /// <inheritdoc/>
    public IMachineTools Tools => _tools;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Variables => _machine.Variables;

    /// <inheritdoc/>
    public TimeProvider Time => _machine.Time;

    /// <summary>Nothing: a library cannot be recorded, so that its tool is run, whose output can.</summary>
    public NvidiaReading? ReadNvidiaLibrary() => null;

    /// <summary>Writes the recording.</summary>
    /// <param name="folder">The folder, which has to be empty or missing.</param>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public void Save(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty; name a folder that is empty or does not exist");
        }

        Directory.CreateDirectory(folder);
        Dictionary<string, long> lengths = [];
        Dictionary<string, DateTimeOffset> modified = [];
        foreach (MachineEntry entry in _files.Found.Values.Where(entry => !entry.IsDirectory))
        {
            modified[Recorded(entry.Path)] = entry.Modified;
            lengths[Recorded(entry.Path)] = entry.Length;
        }

        foreach (string path in _files.Opened.Keys)
        {
            SaveFile(folder, path);
        }

        RecordingDescription description = new()
        {
            System = System,
            Now = Time.GetUtcNow(),
            Variables = Variables
                .Where(variable => RelevantVariables.Matters(variable.Key) || RelevantVariables.IsForFinding(variable.Key))
                .ToDictionary(variable => variable.Key, variable => RelevantVariables.MaskValue(variable.Key, variable.Value)),
            Lengths = lengths,
            Modified = modified,
            Links = _files.Links.ToDictionary(link => Recorded(link.Key), link => Recorded(link.Value)),
            Disks = _files.Disks.ToDictionary(disk => Recorded(disk.Key), disk => disk.Value),
            Directories = [.. _files.Listed.Where(folder => folder.Value).Select(folder => Recorded(folder.Key)).Order(StringComparer.Ordinal)],
            Denied = [.. _files.Listed.Where(folder => !folder.Value).Select(folder => Recorded(folder.Key)).Order(StringComparer.Ordinal)],
            Commands = SaveCommands(folder),
        };
        File.WriteAllBytes(Path.Combine(folder, RecordingDescription.FileName), description.Write());
    }

    private static string Recorded(string path) => MachinePath.Normalize(path);

    private void SaveFile(string folder, string path)
    {
        byte[]? bytes = _machine.Files.ReadBytes(path, 0, LongestFile);
        if (bytes is null)
        {
            return;
        }

        if (path.EndsWith("/cmdline", StringComparison.Ordinal))
        {
            // Other people's processes are none of a recording's business, and command lines may hold keys.
            if (RunningServers.Recordable(Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)) is not { } arguments)
            {
                return;
            }

            bytes = Encoding.UTF8.GetBytes(string.Join('\0', arguments));
        }

        string relative = Recorded(path).TrimStart('/');
        relative = relative is [_, ':', ..] ? relative.Remove(1, 1) : relative;
        string file = Path.Combine(folder, "files", relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // Configuration files may hold tokens. Bytes that are no text stay as they are.
        string text = Encoding.UTF8.GetString(bytes);
        File.WriteAllBytes(file, text.Contains('\uFFFD', StringComparison.Ordinal) ? bytes : Encoding.UTF8.GetBytes(SecretMask.Apply(text)));
    }

    private List<RecordedCommand> SaveCommands(string folder)
    {
        List<RecordedCommand> commands = [];
        string outputs = Path.Combine(folder, "commands");
        foreach ((string line, ToolResult result) in _tools.Results.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string name = $"{commands.Count + 1:00}-{new string([.. line.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')])}";
            name = name.Length > 60 ? name[..60] : name;
            commands.Add(new RecordedCommand(line, result.Outcome, result.ExitCode, Write(name + ".txt", result.Output), Write(name + ".error.txt", result.Error)));
        }

        return commands;

        string? Write(string name, string text)
        {
            if (text.Length == 0)
            {
                return null;
            }

            Directory.CreateDirectory(outputs);
            File.WriteAllText(Path.Combine(outputs, name), SecretMask.Apply(text));
            return name;
        }
    }

    private sealed class RecordingTools(IMachineTools tools) : IMachineTools
    {
        public ConcurrentDictionary<string, ToolResult> Results { get; } = new(StringComparer.Ordinal);

        public async Task<ToolResult> RunAsync(ToolCall invocation, TimeSpan limit, CancellationToken cancellation)
        {
            ToolResult result = await tools.RunAsync(invocation, limit, cancellation).ConfigureAwait(false);
            if (result.Outcome != ToolOutcome.Missing)
            {
                Results[invocation.Line] = result;
            }

            return result;
        }
    }

    private sealed class RecordingFiles(IMachineFiles files) : IMachineFiles
    {
        public ConcurrentDictionary<string, MachineEntry> Found { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, bool> Opened { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, bool> Listed { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, string> Links { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, DiskSpace> Disks { get; } = new(StringComparer.Ordinal);

        public MachineEntry? Find(string path)
        {
            MachineEntry? entry = files.Find(path);
            if (entry is { IsDirectory: true })
            {
                Listed.TryAdd(path, true);
            }
            else if (entry is not null)
            {
                Found[path] = entry;
            }

            return entry;
        }

        public Stream? Open(string path)
        {
            Stream? stream = files.Open(path);
            if (stream is not null)
            {
                Find(path);
                Opened[path] = true;
            }

            return stream;
        }

        public DirectoryListing List(string path, int maximum)
        {
            DirectoryListing listing = files.List(path, maximum);
            if (listing.Outcome != ListingOutcome.Missing)
            {
                Listed[path] = listing.Outcome == ListingOutcome.Listed;
                foreach (ListedName name in listing.Entries.Take(2_000))
                {
                    string child = MachinePath.Join(path, name.Name);
                    if (name.IsDirectory)
                    {
                        Listed.TryAdd(child, true);
                    }
                    else
                    {
                        Find(child);
                    }
                }
            }

            return listing;
        }

        public string? RealPath(string path)
        {
            string? real = files.RealPath(path);
            if (real is not null && real != path)
            {
                Links[path] = real;
                Find(real);
            }

            return real;
        }

        public DiskSpace? SpaceAt(string path)
        {
            DiskSpace? space = files.SpaceAt(path);
            if (space is not null)
            {
                Disks[path] = space;
            }

            return space;
        }
    }
}
