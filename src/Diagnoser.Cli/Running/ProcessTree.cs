using System.Globalization;

namespace Diagnoser.Cli.Running;

/// <summary>
/// A command's process and those that came of it, as <c>/proc</c> shows them. One that was seen once belongs to it for good, also after
/// the process that started it is gone.
/// </summary>
/// <param name="folder">Where the kernel shows processes: <c>/proc</c>.</param>
/// <param name="root">The command's process.</param>
internal sealed class ProcessTree(string folder, int root)
{
    private readonly Dictionary<int, long> _members = [];

    /// <summary>The processes that are there now, by number.</summary>
    public IReadOnlyList<ProcessState> Read()
    {
        Dictionary<int, ProcessState> all = ReadAll();
        foreach (int gone in _members.Where(member => !all.TryGetValue(member.Key, out ProcessState? state) || state.Start != member.Value).Select(member => member.Key).ToArray())
        {
            _members.Remove(gone);
        }

        if (all.TryGetValue(root, out ProcessState? first))
        {
            _members.TryAdd(root, first.Start);
        }

        bool grew;
        do
        {
            grew = false;
            foreach (ProcessState state in all.Values)
            {
                grew |= _members.ContainsKey(state.Parent) && _members.TryAdd(state.Id, state.Start);
            }
        }
        while (grew);

        return [.. _members.Keys.Order().Select(id => all[id])];
    }

    /// <summary>The kernel's function in which a process waits, for example <c>futex_wait_queue</c>; null if it waits in none or the kernel does not tell.</summary>
    public string? WaitChannel(int process) =>
        ReadText(process, "wchan") is { Length: > 0 } channel && channel != "0" ? channel.Trim() : StackOf(process);

    /// <summary>The command line of a process, its words parted by spaces; null if it has none.</summary>
    public string? CommandLine(int process) =>
        ReadText(process, "cmdline")?.TrimEnd('\0').Replace('\0', ' ') is { Length: > 0 } line ? line : null;

    // Readable for root only; "[<0>] futex_wait_queue+0x5c/0x90".
    private string? StackOf(int process)
    {
        string? line = ReadText(process, "stack")?.Split('\n')[0];
        int start = line?.IndexOf("] ", StringComparison.Ordinal) ?? -1;
        return start < 0 ? null : line![(start + 2)..].Split('+')[0];
    }

    private string? ReadText(int process, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"{folder}/{process}/{file}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Dictionary<int, ProcessState> ReadAll()
    {
        Dictionary<int, ProcessState> states = [];
        foreach (string path in Directory.EnumerateDirectories(folder))
        {
            if (int.TryParse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && ProcessState.Read(folder, id) is { } state)
            {
                states[id] = state;
            }
        }

        return states;
    }
}
