using System.Text;
using Diagnoser.Core.Logs;
using FsCheck.Xunit;

namespace Diagnoser.Core.Tests.Logs;

public sealed class LogReaderPropertyTests
{
    private static readonly string[] s_parts =
    [
        "Traceback (most recent call last):\n", "  File \"a.py\", line 1, in f\n", "    x()\n", "ValueError: bad\n", "\n", "During handling of the above exception, another exception occurred:\n",
        "```\n", "```python\n", "[rank0]: ", "[rank1]: ", "ERROR 05-10 20:17:12 x.py:1] ", "(W pid=1) ", "│ ", "╭──── Traceback (most recent call last) ────╮\n", "> ", "  | ", "\u001b[31m", "\u001b]0;",
        "\r", "\0", "{\"level\":\"ERROR\",\"message\":\"", "\\n", "\"}\n", "time=1 level=ERROR msg=\"", "Fatal Python error: Aborted\n", "Current thread 0x1 (most recent call first):\n", "Killed\n", "it never stops\n",
        "!!!!!!!!!!!!!!!!!!!!", "：", "<!--", "-->", "#", "Cell In[1], line 1\n", "----> 1 x\n", "terminate called after throwing an instance of 'x'\n", "exit code 137\n", "'", "[", "]", "(", ")", "\ud83d",
    ];

    [Property(MaxTest = 300)]
    public void Any_text_can_be_read(string? text)
    {
        string input = text ?? "";

        LogReading reading = Reading.Of(input);

        reading.Lines.ShouldBe(Lines(input));
    }

    [Property(MaxTest = 300)]
    public void Any_mixture_of_the_parts_of_logs_can_be_read(byte[]? choices)
    {
        StringBuilder text = new();
        foreach (byte choice in choices ?? [])
        {
            text.Append(s_parts[choice % s_parts.Length]);
        }

        LogReading reading = Reading.Of(text.ToString());

        reading.Incidents.Count.ShouldBeLessThanOrEqualTo(32);
        reading.Incidents.ShouldAllBe(incident => incident.Excerpt.Count > 0 && incident.Occurrences >= 1);
        reading.IncidentCount.ShouldBeGreaterThanOrEqualTo(reading.Incidents.Count);
    }

    [Property(MaxTest = 100)]
    public void Every_line_is_observed_in_order(byte[]? choices)
    {
        string text = string.Concat((choices ?? []).Select(choice => s_parts[choice % s_parts.Length]));
        LineNumbers numbers = new();

        LogReading reading = Reading.Of(text, numbers);

        numbers.Seen.Distinct().Count().ShouldBe((int)reading.Lines);
        numbers.Seen.ShouldBe(numbers.Seen.Order());
    }

    private static long Lines(string text)
    {
        // Carriage returns are redraws within a line, so only line feeds count.
        return text.Length == 0 ? 0 : text.Count(character => character == '\n') + (text.EndsWith('\n') ? 0 : 1);
    }

    private sealed class LineNumbers : ILineObserver
    {
        public List<long> Seen { get; } = [];

        public void Observe(in LogLine line) => Seen.Add(line.Number);
    }
}
