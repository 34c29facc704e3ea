using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

[CollectionDefinition(nameof(LongTextTests), DisableParallelization = true)]
public sealed class LongTextCollection;

/// <summary>These measure the memory of the process, so that nothing may run beside them.</summary>
[Collection(nameof(LongTextTests))]
public sealed class LongTextTests
{
    [Fact]
    public void A_thousand_tracebacks_are_counted_and_the_first_cause_is_named()
    {
        string text = string.Concat(Enumerable.Range(0, 1000).Select(index =>
            index == 0 ? "Traceback (most recent call last):\n  File \"b.py\", line 9, in <module>\n    y()\nKeyError: 'first'\n"
                : $"Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    x()\nValueError: item {index} is bad\n"));

        LogReading reading = Reading.Of(text);

        reading.IncidentCount.ShouldBe(1000);
        reading.Primary!.Exception.ShouldBe("KeyError");
        reading.Incidents.Count.ShouldBe(2);
        reading.Incidents[1].Occurrences.ShouldBe(999);
    }

    [Fact]
    public void A_line_that_is_repeated_is_counted_each_time()
    {
        string text = string.Concat(Enumerable.Range(0, 500).Select(index => $"ERROR 05-10 20:17:12 api.py:1] request {index} cannot be served\n"));

        LogReading reading = Reading.Of(text);

        reading.IncidentCount.ShouldBe(500);
        reading.Incidents.ShouldHaveSingleItem().Occurrences.ShouldBe(500);
    }

    [Fact]
    public void Lines_that_differ_in_an_exit_code_are_told_apart()
    {
        LogReading reading = Reading.Of("vllm-1 exited with code 0\nvllm-1 exited with code 0\nvllm-1 exited with code 137\n");

        reading.IncidentCount.ShouldBe(1);
        reading.Primary!.ExitCode.ShouldBe(137);
    }

    [Fact]
    public void Thousands_of_different_failures_stay_within_bounds()
    {
        string text = string.Concat(Enumerable.Range(0, 3000).Select(index => $"RuntimeError: cause {new string((char)('a' + (index % 26)), (index % 40) + 1)}{(char)('a' + (index % 23))} failed\n\n"));

        LogReading reading = Reading.Of(text);

        reading.Incidents.Count.ShouldBeLessThanOrEqualTo(32);
        reading.IncidentCount.ShouldBe(3000);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_text()
    {
        _ = Allocated(20_000);

        long small = Allocated(20_000);
        long large = Allocated(200_000);

        // Ten times the text may cost a little more for what is counted, not ten times.
        large.ShouldBeLessThan(small + (4 << 20));
    }

    [Fact]
    public void A_very_long_line_is_cut_and_the_next_one_is_read()
    {
        using TextReader text = new Repeated(Enumerable.Repeat(new string('x', 1 << 16), 400).Append("\nValueError: behind a line of 25 million characters\n"));

        LogReading reading = new LogReader([]).Read(text, []);

        reading.Lines.ShouldBe(2);
        reading.Primary!.Exception.ShouldBe("ValueError");
        reading.Primary.Excerpt[0].Number.ShouldBe(2);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => new LogReader([]).Read(new StringReader("x\n"), [], source.Token));
    }

    private static long Allocated(int lines)
    {
        using TextReader text = new Repeated(Enumerable.Range(0, lines).Select(static index => index % 100 == 0
            ? "[rank1]: Traceback (most recent call last):\n[rank1]:   File \"a.py\", line 3, in <module>\n[rank1]:     x()\nERROR 05-10 20:17:12 x.py:1] request failed\n"
            : "INFO 05-10 20:17:12 metrics.py:351] Avg prompt throughput: 10.0 tokens/s, Avg generation throughput: 3.1 tokens/s\n"));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        LogReading reading = new LogReader(Reading.Kinds).Read(text, []);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(reading);
        return after - before;
    }

    private sealed class Repeated(IEnumerable<string> parts) : TextReader
    {
        private readonly IEnumerator<string> _parts = parts.GetEnumerator();
        private ReadOnlyMemory<char> _rest;

        public override int Read(char[] buffer, int index, int count)
        {
            while (_rest.Length == 0)
            {
                if (!_parts.MoveNext())
                {
                    return 0;
                }

                _rest = _parts.Current.AsMemory();
            }

            int length = Math.Min(count, _rest.Length);
            _rest[..length].CopyTo(buffer.AsMemory(index));
            _rest = _rest[length..];
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            _parts.Dispose();
            base.Dispose(disposing);
        }
    }
}
