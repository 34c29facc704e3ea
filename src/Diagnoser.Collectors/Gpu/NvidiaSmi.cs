namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Reads GPUs through nvidia-smi: the query prints exact values, the plain table the driver's CUDA and the processes. A driver too old for
/// a field of the query leaves the table alone (https://docs.nvidia.com/deploy/nvidia-smi/).
/// </summary>
internal static class NvidiaSmi
{
    private const string Fields =
        "index,name,driver_version,memory.total,memory.used,compute_cap,ecc.errors.uncorrected.volatile.total,mig.mode.current";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    /// <summary>The query's arguments, as a recording names them.</summary>
    public static IReadOnlyList<string> QueryArguments { get; } = ["--query-gpu=" + Fields, "--format=csv,noheader,nounits"];

    /// <summary>Reads the GPUs with the first of the tools that is there.</summary>
    /// <returns>Null if none is there.</returns>
    public static async Task<NvidiaReading?> ReadAsync(IMachine machine, IReadOnlyList<string> tools, CancellationToken cancellation)
    {
        foreach (string tool in tools.Where(tool => !MachinePath.IsAbsolute(tool) || machine.Files.FileExists(tool)))
        {
            Task<ToolResult> table = machine.Tools.RunAsync(ToolCall.Of(tool), Limit, cancellation);
            Task<ToolResult> query = machine.Tools.RunAsync(new ToolCall(tool, QueryArguments), Limit, cancellation);
            ToolResult tableResult = await table.ConfigureAwait(false);
            ToolResult queryResult = await query.ConfigureAwait(false);
            if (tableResult.Outcome != ToolOutcome.Missing)
            {
                return Combine(tableResult, queryResult);
            }
        }

        return null;
    }

    private static NvidiaReading Combine(ToolResult table, ToolResult query)
    {
        NvidiaReading fromTable = NvidiaSmiTable.Parse(table.Output);
        IReadOnlyList<NvidiaGpu> exact = query.Succeeded ? NvidiaSmiQuery.Parse(query.Output) : [];
        if (exact.Count == 0)
        {
            return fromTable with { Failure = fromTable.Gpus.Count > 0 ? null : FailureOf(table) };
        }

        return fromTable with
        {
            DriverVersion = fromTable.DriverVersion ?? NvidiaSmiQuery.DriverIn(query.Output),
            Gpus = [.. exact.Select(gpu => gpu with { Processes = fromTable.Gpus.FirstOrDefault(other => other.Index == gpu.Index)?.Processes ?? [] })],
        };
    }

    private static string FailureOf(ToolResult result)
    {
        string said = result.Output.Trim().Length > 0 ? result.Output : result.Error;
        return result.Outcome switch
        {
            ToolOutcome.TimedOut => "nvidia-smi did not answer in time",
            ToolOutcome.Failed => "nvidia-smi could not be started: " + said,
            ToolOutcome.Finished when result.ExitCode == 0 && said.Contains("NVIDIA-SMI", StringComparison.Ordinal) => "nvidia-smi lists no GPU",
            _ when said.Trim().Length > 0 => said.Trim(),
            _ => $"nvidia-smi ended with code {result.ExitCode} and said nothing",
        };
    }
}
