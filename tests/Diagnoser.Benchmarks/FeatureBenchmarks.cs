using BenchmarkDotNet.Attributes;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;

namespace Diagnoser.Benchmarks;

/// <summary>The classifier's two halves: features of a report of some 10 KB, and probabilities from features.</summary>
[MemoryDiagnoser]
public class FeatureBenchmarks
{
    private FeatureExtractor _extractor = null!;
    private FailureModel _model = null!;
    private ReportSample _sample = null!;
    private FeatureVector _features = null!;

    [GlobalSetup]
    public void Prepare()
    {
        KnowledgeBase knowledge = KnowledgeLoader.Load([]);
        _model = ModelLoader.Load(knowledge.Taxonomy);
        _extractor = new FeatureExtractor(_model.Data.Concepts);
        _sample = new ReportAnalyzer(knowledge).Analyze(new StringReader(ServerLog.OfLength(9_000)), []);
        _features = _extractor.Extract(_sample);
    }

    [Benchmark]
    public FeatureVector Features() => _extractor.Extract(_sample);

    [Benchmark]
    public Prediction Inference() => _model.Predict(_features);
}
