using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Fitting;

/// <summary>Trains softmax regressions by L-BFGS, and fits how they are pooled with naive Bayes, neighbours, table and rules on inner folds.</summary>
public sealed class SoftmaxTrainer : ICaseTrainer
{
    private const int InnerSeed = 77;
    private readonly FailureTaxonomy _taxonomy;
    private readonly ConceptLexicon _concepts;
    private readonly byte[] _corpusHash;
    private readonly TrainerOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="taxonomy">The labels.</param>
    /// <param name="concepts">The concepts that the features were made with.</param>
    /// <param name="corpusHash">The hash of the case files, which the model carries.</param>
    /// <param name="options">What is not learned.</param>
    public SoftmaxTrainer(FailureTaxonomy taxonomy, ConceptLexicon concepts, byte[] corpusHash, TrainerOptions options)
    {
        _taxonomy = taxonomy;
        _concepts = concepts;
        _corpusHash = corpusHash;
        _options = options;
    }

    /// <inheritdoc/>
    public FailureModelData Train(IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels, CancellationToken cancellation)
    {
        PoolFitter fitter = new(_taxonomy, OutOfFold(cases, labels, _options.InnerFolds, InnerSeed, cancellation));
        ClassifierParameters classifier = fitter.FitClassifier();
        return Fit(cases, labels, cancellation) with { Classifier = classifier, Fusion = fitter.FitFusion(classifier, cancellation) };
    }

    /// <summary>Lets models that never saw a case vote on it.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="labels">The records whose labels may be used.</param>
    /// <param name="count">How many folds.</param>
    /// <param name="seed">Deals the issues into folds.</param>
    /// <param name="cancellation">Ends the training.</param>
    internal OutOfFoldCase[] OutOfFold(IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels, int count, int seed, CancellationToken cancellation)
    {
        int[] folds = FoldAssignment.Of([.. cases.Select(item => item.Record)], count, seed);
        OutOfFoldCase[] result = new OutOfFoldCase[cases.Count];
        EveryProcessor.Run(count, fold =>
        {
            int[] held = [.. Enumerable.Range(0, cases.Count).Where(index => folds[index] == fold)];
            HashSet<string> hidden = new(held.Select(index => cases[index].Record.Url), StringComparer.Ordinal);
            FailureModelData data = Fit(
                [.. cases.Where(item => !hidden.Contains(item.Record.Url))], [.. labels.Where(record => !hidden.Contains(record.Url))], cancellation);
            FailureModel model = new(_taxonomy, data);
            foreach (int index in held)
            {
                result[index] = new OutOfFoldCase(cases[index], model.Vote(data.Space.Project(cases[index].Features)), data.CauseTable);
            }
        }, cancellation);
        return result;
    }

    private FailureModelData Fit(IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels, CancellationToken cancellation)
    {
        FeatureSpace space = FeatureSpaceBuilder.Build([.. cases.Select(item => item.Features)], _options.WeightsInOrder, _options.FewestCases);
        SparseVector[] vectors = [.. cases.Select(item => space.Project(item.Features))];
        SoftmaxRegression regression = new(GramMatrix.Of(vectors, space.Count));
        // A label that its reader was not sure of teaches half as much.
        double[] weights = [.. cases.Select(item => item.Record.Confidence == "low" ? 0.5 : 1)];
        SoftmaxHead Head(Func<TrainingCase, int> label, int classes) =>
            regression.Fit([.. cases.Select(label)], classes, _options.Penalty, weights, cancellation);

        return new FailureModelData
        {
            CorpusHash = _corpusHash,
            Labels = FailureModelReader.LabelsOf(_taxonomy),
            Concepts = _concepts,
            Space = space,
            Cases = [.. cases.Select(item => new KnownCase(item.Record.Id, item.Record.Url, item.Record.Title!, item.Cause, item.Symptom, item.Record.Fix))],
            Kernel = CaseKernel.Of(vectors, space.Count),
            CauseSums = ComplementBayes.Count(vectors, [.. cases.Select(item => item.Cause)], _taxonomy.Causes.Count),
            Causes = Head(item => item.Cause, _taxonomy.Causes.Count),
            Categories = Head(item => _taxonomy.CategoryOfCause(item.Cause), _taxonomy.Categories.Count),
            Symptoms = Head(item => item.Symptom, _taxonomy.Symptoms.Count),
            Stages = Head(item => item.Stage, _taxonomy.Stages.Count),
            Origins = Head(item => item.Record.Origin == CaseOrigin.Study ? 0 : 1, 2),
            CauseTable = CauseTableBuilder.Build(_taxonomy, labels),
            Classifier = ClassifierParameters.Default,
            Fusion = FusionParameters.Default,
        };
    }
}
