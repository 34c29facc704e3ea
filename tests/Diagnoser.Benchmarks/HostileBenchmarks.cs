using BenchmarkDotNet.Attributes;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;

namespace Diagnoser.Benchmarks;

/// <summary>Texts that are meant to do harm, once and twice as long: the second takes at most 2.2 times as long as the first.</summary>
public class HostileBenchmarks
{
    private const int Length = 5_000_000;
    private string _text = "";
    private ReportAnalyzer _analyzer = null!;

    /// <summary>What the text is made of.</summary>
    [Params("one line", "brackets", "tracebacks", "prefixes")]
    public string Kind { get; set; } = "";

    /// <summary>How many times the length.</summary>
    [Params(1, 2)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _text = HostileText.Of(Kind, Length * Times);
        _analyzer = new ReportAnalyzer(KnowledgeLoader.Load([]));
    }

    [Benchmark]
    public ReportSample Analyze() => _analyzer.Analyze(new StringReader(_text), []);
}
