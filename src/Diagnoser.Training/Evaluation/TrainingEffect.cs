using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Evaluation;

/// <summary>What further cases change: how well models that never saw a case answer it, trained without and with the further cases.</summary>
/// <param name="ShippedWithout">Figures on the shipped cases, trained on shipped cases only.</param>
/// <param name="ShippedWith">Figures on the shipped cases, trained on all.</param>
/// <param name="OwnWithout">Figures on the further cases, trained on shipped cases only; null if none of them has a text.</param>
/// <param name="OwnWith">Figures on the further cases, trained on all the others too; null if none of them has a text.</param>
public sealed record TrainingEffect(Scores ShippedWithout, Scores ShippedWith, Scores? OwnWithout, Scores? OwnWith)
{
    private const int Folds = 5;

    /// <summary>Cross-validates twice, grouped by issue. It takes about a minute.</summary>
    /// <param name="inputs">All cases, the further ones included.</param>
    /// <param name="isOwn">Whether a record is one of the further ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public static TrainingEffect Measure(TrainingInputs inputs, Func<CaseRecord, bool> isOwn, CancellationToken cancellation)
    {
        IReadOnlyList<TrainingCase> cases = TrainingCase.Prepare(inputs, cancellation);
        CaseRecord[] labels = [.. inputs.Files.SelectMany(file => file.Records)];
        SoftmaxTrainer trainer = new(inputs.Taxonomy, inputs.Concepts, CorpusFile.HashOf(inputs.Files), new TrainerOptions { InnerFolds = 3 });
        CrossValidation validation = new(inputs.Taxonomy, trainer, cases, labels);
        HeldOutAnswer[] without = Ask(validation, cases, record => !isOwn(record), cancellation);
        HeldOutAnswer[] with = Ask(validation, cases, _ => true, cancellation);
        Scores? Of(HeldOutAnswer[] answers, bool own) => ScoresOf(inputs.Taxonomy, [.. answers.Where(answer => isOwn(answer.Case.Record) == own)]);

        return new TrainingEffect(Of(without, own: false)!, Of(with, own: false)!, Of(without, own: true), Of(with, own: true));
    }

    private static HeldOutAnswer[] Ask(CrossValidation validation, IReadOnlyList<TrainingCase> cases, Func<CaseRecord, bool> mayTrain, CancellationToken cancellation)
    {
        int[] folds = FoldAssignment.Of([.. cases.Select(item => item.Record)], Folds, 0);
        return [.. Enumerable.Range(0, Folds).SelectMany(fold => validation.Ask([.. cases.Where((_, index) => folds[index] == fold)], mayTrain, cancellation))];
    }

    private static Scores? ScoresOf(FailureTaxonomy taxonomy, HeldOutAnswer[] answers) =>
        answers.Length == 0 ? null : AnswerTable.Of(taxonomy, Question.Category, answers).Scores;
}
