namespace Diagnoser.Core.Logs;

/// <summary>Gives workers one name each and keeps it, so that a log of any length costs one string a worker.</summary>
internal sealed class WorkerLabels
{
    private const int MostLabels = 4096;
    private const int LongestLabel = 80;
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public WorkerLabels() => _lookup = _labels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The worker's name for what stands in its brackets: <c>VllmWorker rank=1 pid=7</c> is <c>VllmWorker 1</c>.</summary>
    /// <param name="content">What stands in the brackets; it names a worker.</param>
    public string Of(ReadOnlySpan<char> content)
    {
        content = content.Length > LongestLabel ? content[..LongestLabel] : content;
        if (_lookup.TryGetValue(content, out string? label))
        {
            return label;
        }

        label = Name(content.Trim());
        if (_labels.Count < MostLabels)
        {
            _labels[content.ToString()] = label;
        }

        return label;
    }

    private static string Name(ReadOnlySpan<char> content)
    {
        if (content.StartsWith("Rank ", StringComparison.OrdinalIgnoreCase))
        {
            return $"rank{content[5..].Trim()}";
        }

        int comma = content.IndexOf(',');
        if (comma > 0 && char.IsAsciiDigit(content[0]))
        {
            // Open MPI labels lines with job and rank.
            return $"rank{content[(comma + 1)..]}";
        }

        if (char.IsAsciiDigit(content[0]))
        {
            return $"rank{content}";
        }

        int space = content.IndexOfAny(' ', ',');
        if (space < 0)
        {
            return content.ToString();
        }

        ReadOnlySpan<char> name = content[..space];
        int rank = content.IndexOf("rank=", StringComparison.Ordinal);
        if (rank >= 0)
        {
            ReadOnlySpan<char> number = content[(rank + 5)..];
            int end = number.IndexOfAnyExceptInRange('0', '9');
            return $"{name} {(end < 0 ? number : number[..end])}";
        }

        int pid = content.IndexOf("pid=", StringComparison.Ordinal);
        if (pid < 0)
        {
            return content.ToString();
        }

        // Ray gives every worker the same name; only process and machine tell them apart.
        return name.StartsWith("Ray", StringComparison.Ordinal) || !name.ContainsAnyInRange('0', '9')
            ? $"{name} {content[pid..]}"
            : name.ToString();
    }
}
