using BenchmarkDotNet.Attributes;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;

namespace Diagnoser.Benchmarks;

/// <summary>The stages of a diagnosis on 10 MB of a server's log: megabytes a second are 10 divided by the mean in seconds.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private const int Length = 10_000_000;
    private string _text = "";
    private KnowledgeBase _knowledge = null!;
    private LogReader _reader = null!;
    private RulePatterns _patterns = null!;
    private ReportAnalyzer _analyzer = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _text = ServerLog.OfLength(Length);
        _knowledge = KnowledgeLoader.Load([]);
        _reader = new LogReader(_knowledge.Complaints);
        _patterns = new RulePatterns(_knowledge.Rules);
        _analyzer = new ReportAnalyzer(_knowledge);
    }

    [Benchmark]
    public LogReading Intake() => _reader.Read(new StringReader(_text), []);

    [Benchmark]
    public LogReading IntakeAndFacts() => _reader.Read(new StringReader(_text), [new TextFactReader(_knowledge.ModelFamilies)]);

    [Benchmark]
    public LogReading IntakeAndMatching() => _reader.Read(new StringReader(_text), [new RuleScanner(_patterns)]);

    [Benchmark]
    public ReportSample Everything() => _analyzer.Analyze(new StringReader(_text), []);
}
