using System.Globalization;

namespace Diagnoser.Cli.Batch;

/// <summary>Says on standard error how far a batch is, now and then, and at its end.</summary>
/// <param name="error">Where to say it.</param>
/// <param name="isTerminal">Whether a person sees it, so that one line is written over and over.</param>
/// <param name="time">The clock.</param>
internal sealed class BatchProgress(TextWriter error, bool isTerminal, TimeProvider time)
{
    private static readonly TimeSpan s_terminalInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_fileInterval = TimeSpan.FromSeconds(10);
    private readonly long _start = time.GetTimestamp();
    private long _said = time.GetTimestamp();

    /// <summary>How many reports were answered in this run.</summary>
    public long Answered { get; private set; }

    /// <summary>How many lines could not be used.</summary>
    public long Broken { get; private set; }

    /// <summary>Counts an answer.</summary>
    public void CountAnswer()
    {
        Answered++;
        if (time.GetElapsedTime(_said) < (isTerminal ? s_terminalInterval : s_fileInterval))
        {
            return;
        }

        _said = time.GetTimestamp();
        string line = string.Create(CultureInfo.InvariantCulture, $"{Answered} reports, {Rate():0} a second");
        error.Write(isTerminal ? "\r" + line : line + "\n");
    }

    /// <summary>Reports a line that cannot be used.</summary>
    public void ReportBroken(long number, string fault)
    {
        Broken++;
        error.Write(string.Create(CultureInfo.InvariantCulture, $"{(isTerminal ? "\r" : "")}llmdiag: line {number} is skipped: {fault}.\n"));
    }

    /// <summary>Sums up.</summary>
    /// <param name="before">How many reports a former run had answered.</param>
    public void Finish(int before)
    {
        string resumed = before > 0 ? $", {before} were answered before" : "";
        string broken = Broken > 0 ? $", {Broken} {(Broken == 1 ? "line" : "lines")} skipped" : "";
        error.Write(string.Create(CultureInfo.InvariantCulture, $"{(isTerminal ? "\r" : "")}{Answered} reports in {time.GetElapsedTime(_start).TotalSeconds:0.0} s, {Rate():0} a second{resumed}{broken}\n"));
    }

    private double Rate() => Answered / Math.Max(0.001, time.GetElapsedTime(_start).TotalSeconds);
}
