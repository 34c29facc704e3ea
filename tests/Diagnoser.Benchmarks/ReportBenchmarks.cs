using BenchmarkDotNet.Attributes;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Packing;

namespace Diagnoser.Benchmarks;

/// <summary>A whole diagnosis of one pasted report of some 10 KB, and what has to be loaded before it.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private byte[] _pack = [];
    private KnowledgeBase _knowledge = null!;
    private FailureModel _model = null!;
    private DiagnosisEngine _engine = null!;
    private ReportSample _sample = null!;
    private string _text = "";

    [GlobalSetup]
    public void Prepare()
    {
        _text = ServerLog.OfLength(9_000);
        _knowledge = KnowledgeLoader.Load([]);
        using MemoryStream pack = new();
        KnowledgePackWriter.Write(_knowledge, pack);
        _pack = pack.ToArray();
        _model = ModelLoader.Load(_knowledge.Taxonomy);
        _engine = DiagnosisEngine.Load([]);
        _sample = new ReportAnalyzer(_knowledge).Analyze(new StringReader(_text), []);
    }

    [Benchmark]
    public KnowledgeBase LoadRules() => KnowledgePackReader.Read(_pack);

    [Benchmark]
    public FailureModel LoadModel() => ModelLoader.Load(_knowledge.Taxonomy);

    [Benchmark]
    public Prediction Predict() => _model.Predict(_sample);

    [Benchmark]
    public DiagnosisReport Explain() => _engine.Diagnose(new StringReader(_text), InputSource.File, [], CancellationToken.None);
}
