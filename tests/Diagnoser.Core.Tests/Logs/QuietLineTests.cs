using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>Lines that told nothing many times in a row are passed over; what stands between them must not be.</summary>
public sealed class QuietLineTests
{
    private const string RuleText = """
        id: old-kernel
        title: The kernel was built for another GPU
        cause: A.1
        certainty: 0.9
        when:
          log:
            - '/worker \d+ runs on sm_120\b/'
            - 'step 777777 of'
            - '/^request [0-9a-f]+ ended with code [1-9]/'
        explain: It was.
        fixes:
          - title: Build it again
        references: [https://example.com/]
        examples:
          match: []
          miss: []
        """;

    private readonly RuleSet _rules = new([RuleReader.Read("A/old-kernel.yaml", new StringReader(RuleText))]);

    [Fact]
    public void A_number_that_matters_is_heard_among_thousands_that_do_not()
    {
        RuleScanner scanner = new(_rules.Patterns);

        LogReading reading = Read(Server(3000) + "INFO 05-10 20:17:12 worker.py:8] worker 3 runs on sm_120\n" + Server(100), scanner);

        reading.Lines.ShouldBe(9301);
        Sightings(scanner, 0).ShouldHaveSingleItem().Line.Number.ShouldBe(9001);
    }

    [Fact]
    public void Words_with_a_number_are_heard_too()
    {
        RuleScanner scanner = new(_rules.Patterns);

        Read(Server(2000) + "INFO 05-10 20:17:12 loop.py:9] step 777777 of 900000 took 12 ms\n", scanner);

        Sightings(scanner, 1).ShouldHaveSingleItem().Line.Number.ShouldBe(6001);
    }

    [Fact]
    public void A_number_at_the_beginning_of_a_message_is_heard_behind_other_identifiers_and_numbers_of_digits()
    {
        RuleScanner scanner = new(_rules.Patterns);
        string Ended(int request, int code) => $"INFO 05-10 20:17:{request % 60:00} loop.py:9] request {request * 7919:x16} ended with code {code}\n";
        string quiet = string.Concat(Enumerable.Range(1, 3000).Select(request => Ended(request, 0)));

        Read(quiet + Ended(3001, 137) + quiet, scanner);

        Sightings(scanner, 2).ShouldHaveSingleItem().Line.Number.ShouldBe(3001);
    }

    [Fact]
    public void Failures_and_facts_of_a_new_form_are_heard()
    {
        TextFactReader facts = new(ModelFamilyTable.Empty);

        LogReading reading = Read(
            Server(2000) + "INFO 05-10 20:17:12 [api_server.py:1839] vLLM API server version 0.11.0\n" + Server(500)
                + "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    x()\nValueError: the cache is full\n",
            facts);

        reading.Primary!.Exception.ShouldBe("ValueError");
        facts.Complete().ValueOf("vllm.version").ShouldBe("0.11.0");
    }

    private static LogReading Read(string text, ILineObserver observer) => new LogReader([]).Read(new StringReader(text), [observer]);

    private IReadOnlyList<RuleSighting> Sightings(RuleScanner scanner, int pattern) => scanner.Of(_rules.Rules[0].When.Log[pattern]);

    private static string Server(int steps) => string.Concat(Enumerable.Range(0, steps).Select(step =>
        $"INFO 05-10 20:17:{step % 60:00} loop.py:9] step {step} of 900000 took {step % 90} ms\n"
        + $"INFO 05-10 20:17:{step % 60:00} worker.py:8] worker {step % 8} runs on sm_{80 + (step % 10)}\n"
        + $"Added request cmpl-{step * 7919:x16}{step:x16}.\n"));
}
