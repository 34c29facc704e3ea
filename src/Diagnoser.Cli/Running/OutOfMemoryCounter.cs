using System.Globalization;

namespace Diagnoser.Cli.Running;

/// <summary>How many processes of this process's control group the kernel has killed for lack of memory (cgroups(7), both versions).</summary>
/// <param name="root">The root of the file system: <c>/</c>.</param>
internal sealed class OutOfMemoryCounter(string root)
{
    private const string Counter = "oom_kill ";

    /// <summary>The count since the group was made; null if it is not told.</summary>
    public long? Read()
    {
        foreach (string file in Files())
        {
            foreach (string line in Lines(file))
            {
                if (line.StartsWith(Counter, StringComparison.Ordinal) && long.TryParse(line.AsSpan(Counter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
                {
                    return count;
                }
            }
        }

        return null;
    }

    // "0::/user.slice/session.scope" in version 2, "9:memory:/docker/4f1a" in version 1. In a container the group's own folder is the root.
    private IEnumerable<string> Files()
    {
        foreach (string line in Lines("proc/self/cgroup"))
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length == 3 && !parts[2].Contains("..", StringComparison.Ordinal))
            {
                string group = parts[2].TrimEnd('/');
                if (parts[1].Length == 0)
                {
                    yield return $"sys/fs/cgroup{group}/memory.events";
                }
                else if (parts[1].Split(',').Contains("memory"))
                {
                    yield return $"sys/fs/cgroup/memory{group}/memory.oom_control";
                    yield return "sys/fs/cgroup/memory/memory.oom_control";
                }
            }
        }

        yield return "sys/fs/cgroup/memory.events";
    }

    private string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(root, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
