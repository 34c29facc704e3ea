using System.Globalization;

namespace Diagnoser.Core.Facts;

/// <summary>Where a fact comes from.</summary>
/// <param name="Origin">Which stage found it.</param>
/// <param name="Detail">What said it, in words for a reader: <c>line 12</c>, <c>nvidia-smi</c>, <c>rules/knowledge/gpus.yaml</c>.</param>
/// <param name="Line">The 1-based line for a fact from text; otherwise null.</param>
public sealed record FactSource(FactOrigin Origin, string Detail, long? Line = null)
{
    /// <summary>Whether an environment block of the text lists it (collect_env, pip list, nvidia-smi), rather than a sentence or a log line.</summary>
    public bool IsListed { get; init; }

    /// <summary>A line of the text.</summary>
    /// <param name="line">The 1-based line.</param>
    public static FactSource FromLine(long line) => new(FactOrigin.Text, "line " + line.ToString(CultureInfo.InvariantCulture), line);

    /// <summary>A collector's reading of this machine.</summary>
    /// <param name="detail">The file or command that said it, for example <c>/proc/meminfo</c>.</param>
    public static FactSource FromMachine(string detail) => new(FactOrigin.Machine, detail);

    /// <summary>A conclusion from other facts by a table.</summary>
    /// <param name="table">The table's file name.</param>
    public static FactSource FromKnowledge(string table) => new(FactOrigin.Knowledge, table);

    /// <inheritdoc/>
    public override string ToString() => Detail;
}
