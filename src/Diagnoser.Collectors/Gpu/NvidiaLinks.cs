using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Gpu;

/// <summary>How NVIDIA GPUs are linked, and whether they reach each other's memory.</summary>
internal static class NvidiaLinks
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        Task<ToolResult> topology = machine.Tools.RunAsync(ToolCall.Of("nvidia-smi", "topo", "-m"), Limit, cancellation);
        Task<ToolResult> access = machine.Tools.RunAsync(ToolCall.Of("nvidia-smi", "topo", "-p2p", "r"), Limit, cancellation);
        ToolResult links = await topology.ConfigureAwait(false);
        if (links.Succeeded)
        {
            foreach (IGrouping<string, (string Pair, string Link)> kind in ReadMatrix(links.Output).GroupBy(pair => pair.Link).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            {
                sink.Add("gpu.topology", $"{kind.Key}: {Shorten([.. kind.Select(pair => pair.Pair)])}", "nvidia-smi topo -m");
            }
        }

        ToolResult peers = await access.ConfigureAwait(false);
        if (peers.Succeeded && ReadMatrix(peers.Output) is { Count: > 0 } matrix)
        {
            // OK; CNS: chipset not supported; GNS: GPU not supported; TNS: topology; DR: disabled by the registry; NS: not supported.
            string[] without = [.. matrix.Where(pair => pair.Link != "OK").Select(pair => $"{pair.Pair} {pair.Link}")];
            sink.Add("gpu.p2p", without.Length == 0 ? "ok" : "none between " + Shorten(without), "nvidia-smi topo -p2p r");
        }
    }

    /// <summary>Reads a matrix with a line a GPU; every pair is given once.</summary>
    internal static IReadOnlyList<(string Pair, string Link)> ReadMatrix(string output)
    {
        List<string> columns = [];
        List<(string, string)> pairs = [];
        foreach (string line in output.Split('\n'))
        {
            // Terminals get the header underlined, with escape codes.
            string plain = line.Replace("\u001b[4m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal);
            string[] cells = plain.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (cells is not [['G', 'P', 'U', ..], ..])
            {
                continue;
            }

            if (columns.Count == 0)
            {
                columns = [.. cells.TakeWhile(cell => cell.StartsWith("GPU", StringComparison.Ordinal) && cell.Length > 3 && char.IsAsciiDigit(cell[3]))];
                continue;
            }

            int row = columns.IndexOf(cells[0]);
            for (int column = row + 1; row >= 0 && column < columns.Count && column + 1 < cells.Length; column++)
            {
                pairs.Add(($"{columns[row]}-{columns[column]}", cells[column + 1]));
            }
        }

        return pairs;
    }

    private static string Shorten(string[] pairs) =>
        string.Join(", ", pairs.Take(4)) + (pairs.Length > 4 ? $" and {pairs.Length - 4} more" : "");
}
