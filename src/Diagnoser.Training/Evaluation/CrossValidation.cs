using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Evaluation;

/// <summary>Trains without some cases and asks about them. Nothing of the held-out issues reaches training: not their texts, not their labels.</summary>
public sealed class CrossValidation
{
    private readonly FailureTaxonomy _taxonomy;
    private readonly ICaseTrainer _trainer;
    private readonly IReadOnlyList<TrainingCase> _cases;
    private readonly IReadOnlyList<CaseRecord> _labels;

    /// <summary>Makes an evaluation.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="trainer">The trainer; what it tunes, it tunes within each training part.</param>
    /// <param name="cases">The cases with text.</param>
    /// <param name="labels">All labelled records.</param>
    public CrossValidation(FailureTaxonomy taxonomy, ICaseTrainer trainer, IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels)
    {
        _taxonomy = taxonomy;
        _trainer = trainer;
        _cases = cases;
        _labels = labels;
    }

    /// <summary>Asks about every case once, fold by fold.</summary>
    /// <param name="folds">How many folds.</param>
    /// <param name="seed">Deals the issues into folds.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <returns>One answer a case, in the order of the cases.</returns>
    public IReadOnlyList<HeldOutAnswer> Run(int folds, int seed, CancellationToken cancellation)
    {
        int[] foldOf = FoldAssignment.Of([.. _cases.Select(item => item.Record)], folds, seed);
        HeldOutAnswer[] answers = new HeldOutAnswer[_cases.Count];
        EveryProcessor.Run(folds, fold =>
        {
            int[] held = [.. Enumerable.Range(0, _cases.Count).Where(index => foldOf[index] == fold)];
            HeldOutAnswer[] part = Ask([.. held.Select(index => _cases[index])], _ => true, cancellation);
            for (int position = 0; position < held.Length; position++)
            {
                answers[held[position]] = part[position];
            }
        }, cancellation);
        return answers;
    }

    /// <summary>Trains on a part of the cases and asks about others.</summary>
    /// <param name="held">The cases to ask about; their issues are kept out of training.</param>
    /// <param name="mayTrain">Which of the other records may be trained on.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public HeldOutAnswer[] Ask(IReadOnlyList<TrainingCase> held, Func<CaseRecord, bool> mayTrain, CancellationToken cancellation)
    {
        HashSet<string> hidden = new(held.Select(item => item.Record.Url), StringComparer.Ordinal);
        bool Usable(CaseRecord record) => !hidden.Contains(record.Url) && mayTrain(record);
        FailureModelData data = _trainer.Train([.. _cases.Where(item => Usable(item.Record))], [.. _labels.Where(Usable)], cancellation);
        FailureModel model = new(_taxonomy, data);
        CauseFusion fusion = new(_taxonomy, data);
        CauseFusion rulesOnly = new(_taxonomy, FusionParameters.Constant(0, 0.5, 0.5, 0));
        CauseFusion tableOnly = new(_taxonomy, FusionParameters.Constant(0, 0, 0, 1), data.CauseTable);
        return
        [
            .. held.Select(item =>
            {
                Prediction prediction = StatedStage.Weigh(model.Predict(item.Features), item.StatedStage, _taxonomy);
                double[] fused = fusion.Rank(prediction, item.Matches);
                return new HeldOutAnswer(
                    item, prediction, fused,
                    rulesOnly.Rank(prediction, item.Matches),
                    tableOnly.Rank(prediction, []),
                    fusion.Judge(fused, prediction.Symptoms));
            }),
        ];
    }
}
