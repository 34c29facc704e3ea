using System.Globalization;
using System.Text.Json;

namespace Diagnoser.Cli.History;

/// <summary>
/// The diagnoses made on this machine: a file each, newest kept, in a folder that only the user can read. A file is written beside its
/// place and then moved there, so that no reader sees half of it.
/// </summary>
/// <param name="folder">The folder; made when the first entry is saved.</param>
/// <param name="time">The clock.</param>
internal sealed class HistoryStore(string folder, TimeProvider time)
{
    /// <summary>How many entries are kept.</summary>
    public const int MostEntries = 200;

    /// <summary>How many bytes they may take together: 20 MiB.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    private const string Extension = ".json";
    private const int SummaryBytes = 8192;
    private const int MostInOneSecond = 100;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Saves an entry under a new id and removes the oldest ones where there are too many.</summary>
    /// <param name="entry">The entry, redacted.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public string Save(HistoryEntry entry)
    {
        CreateFolder();
        DateTimeOffset now = time.GetUtcNow();
        string stamp = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (int number = 1; ; number++)
        {
            string id = number == 1 ? stamp : string.Create(CultureInfo.InvariantCulture, $"{stamp}-{number}");
            string path = PathOf(id);
            if (File.Exists(path) && number < MostInOneSecond)
            {
                continue;
            }

            string draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{id}.{Environment.ProcessId}.tmp"));
            File.WriteAllBytes(draft, HistoryFile.Write(entry with { Id = id, Date = now }));
            File.Move(draft, path, overwrite: true);
            Prune();
            return id;
        }
    }

    /// <summary>The entries, newest first, without their reports and facts. What cannot be read is left out.</summary>
    public IReadOnlyList<HistoryEntry> List()
    {
        List<HistoryEntry> entries = [];
        byte[] buffer = new byte[SummaryBytes];
        foreach (FileInfo file in Files())
        {
            try
            {
                using FileStream stream = file.OpenRead();
                int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                if (HistoryFile.ReadSummary(buffer.AsSpan(0, count)) is { } entry)
                {
                    entries.Add(entry);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Removed meanwhile, or not ours.
            }
        }

        return entries;
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="name"><c>last</c>, <c>good</c> for the newest one with nothing wrong, an id, or the beginning of one.</param>
    /// <exception cref="UserErrorException">There is no such entry, or more than one.</exception>
    public HistoryEntry Read(string name)
    {
        string id = Resolve(name);
        try
        {
            return HistoryFile.Read(File.ReadAllBytes(PathOf(id)));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            throw new UserErrorException($"The entry {id} of the history cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Removes every entry.</summary>
    /// <returns>How many there were.</returns>
    public int Clear()
    {
        FileInfo[] files = Files();
        Array.ForEach(files, file => file.Delete());
        return files.Length;
    }

    private string Resolve(string name)
    {
        IReadOnlyList<HistoryEntry> entries = List();
        if (entries.Count == 0)
        {
            throw new UserErrorException("The history is empty; 'llmdiag run', 'llmdiag', 'llmdiag check' and 'llmdiag explain --here' add to it.");
        }

        if (name is "last")
        {
            return entries[0].Id;
        }

        if (name is "good")
        {
            return entries.FirstOrDefault(entry => entry.IsGood)?.Id
                ?? throw new UserErrorException("The history has no good run yet; 'llmdiag run -- COMMAND' that succeeds and 'llmdiag check' that finds nothing add one.");
        }

        HistoryEntry[] found = [.. entries.Where(entry => entry.Id == name)];
        found = found.Length > 0 ? found : [.. entries.Where(entry => entry.Id.StartsWith(name, StringComparison.Ordinal))];
        return found.Length switch
        {
            1 => found[0].Id,
            0 => throw new UserErrorException($"The history has no entry {name}; 'llmdiag history' lists them."),
            _ => throw new UserErrorException($"{found.Length} entries begin with {name}; write more of the id."),
        };
    }

    private string PathOf(string id) => Path.Combine(folder, id + Extension);

    // Ids are times, so the order of names is that of time; the number behind it counts as a number.
    private FileInfo[] Files() => !Directory.Exists(folder) ? [] :
        [.. new DirectoryInfo(folder).GetFiles("2*" + Extension)
            .OrderByDescending(file => file.Name.Length > 15 ? file.Name[..15] : file.Name, StringComparer.Ordinal)
            .ThenByDescending(file => file.Name.Length)
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)];

    private void Prune()
    {
        long bytes = 0;
        int count = 0;
        foreach (FileInfo file in Files())
        {
            count++;
            bytes += file.Length;
            if (count > MostEntries || (bytes > MostBytes && count > 1))
            {
                file.Delete();
            }
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
