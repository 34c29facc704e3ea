using System.Text;
using Diagnoser.Cli.Running;

namespace Diagnoser.Cli.Tests.Running;

public sealed class OutputRecordTests
{
    [Fact]
    public void A_short_output_is_kept_whole_between_the_command_and_the_notes()
    {
        OutputRecord record = new();
        record.Append("one\n"u8);
        record.Append("two"u8);

        TextOf(record).ShouldBe("$ app\none\ntwo\nended");
    }

    [Fact]
    public void A_long_output_keeps_beginning_first_trace_and_end_and_counts_the_rest()
    {
        OutputRecord record = new();
        record.Append("the beginning\n"u8);
        Fill(record, 3_000_000, 'a');
        record.Append("\nTraceback (most recent call last):\n  File \"app.py\", line 1\nValueError: the first one\n"u8);
        Fill(record, 20_000_000, 'b');
        record.Append("\nTraceback (most recent call last):\nValueError: a later one\n"u8);
        Fill(record, 20_000_000, 'c');
        record.Append("\nthe end\n"u8);

        string text = TextOf(record);

        text.Length.ShouldBeLessThanOrEqualTo(OutputRecord.MostBytes + 300);
        text.ShouldStartWith("$ app\nthe beginning\n");
        text.ShouldContain("ValueError: the first one");
        text.ShouldNotContain("a later one");
        text.ShouldEndWith("\nthe end\n\nended");
        text.Split('\n').Count(line => line.StartsWith("[llmdiag: ", StringComparison.Ordinal) && line.EndsWith(" bytes of output are not kept]", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    public void A_trace_is_found_however_its_output_is_cut(int size)
    {
        OutputRecord record = new();
        Fill(record, 2_000_000, 'a');
        byte[] trace = Encoding.UTF8.GetBytes("\nTraceback (most recent call last):\nKeyError: 'x'\n");
        for (int at = 0; at < trace.Length; at += size)
        {
            record.Append(trace.AsSpan(at, Math.Min(size, trace.Length - at)));
        }

        Fill(record, 5_000_000, 'b');

        TextOf(record).ShouldContain("Traceback (most recent call last):\nKeyError: 'x'\n");
    }

    [Fact]
    public void Every_byte_is_counted_and_none_stands_twice()
    {
        OutputRecord record = new();
        for (int line = 0; line < 500_000; line++)
        {
            record.Append(Encoding.UTF8.GetBytes($"line {line}\n"));
        }

        string[] lines = TextOf(record).Split('\n');
        long[] numbers = [.. lines.Where(line => line.StartsWith("line ", StringComparison.Ordinal)).Select(line => long.Parse(line[5..]))];
        numbers.ShouldBe(numbers.Distinct().Order());
        numbers[0].ShouldBe(0);
        numbers[^1].ShouldBe(499_999);
    }

    private static string TextOf(OutputRecord record)
    {
        using StreamReader reader = new(record.Read("app", ["ended"]));
        return reader.ReadToEnd();
    }

    private static void Fill(OutputRecord record, int length, char character)
    {
        byte[] block = Encoding.ASCII.GetBytes(new string(character, 10_000));
        for (int at = 0; at < length; at += block.Length)
        {
            record.Append(block);
        }
    }
}
