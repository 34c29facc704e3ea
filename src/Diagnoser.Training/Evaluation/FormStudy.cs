using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Rules;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Evaluation;

/// <summary>Asks models about cases that they never saw, once as written up and once in each of the forms in which people paste a failure.</summary>
/// <param name="inputs">The cases and the way to read them.</param>
/// <param name="trainer">The trainer.</param>
/// <param name="cases">The cases with text.</param>
/// <param name="labels">All labelled records.</param>
internal sealed class FormStudy(TrainingInputs inputs, ICaseTrainer trainer, IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels)
{
    /// <summary>Runs the study with one seed.</summary>
    /// <param name="folds">How many folds.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>One row a form.</returns>
    public IReadOnlyList<FormAgreement> Run(int folds, CancellationToken cancellation)
    {
        int[] foldOf = FoldAssignment.Of([.. cases.Select(item => item.Record)], folds, 0);
        List<Answer>[] answers = [.. PastedForm.All.Select(_ => new List<Answer>())];
        for (int fold = 0; fold < folds; fold++)
        {
            TrainingCase[] held = [.. cases.Where((_, index) => foldOf[index] == fold)];
            HashSet<string> hidden = new(held.Select(item => item.Record.Url), StringComparer.Ordinal);
            FailureModelData data = trainer.Train(
                [.. cases.Where(item => !hidden.Contains(item.Record.Url))], [.. labels.Where(record => !hidden.Contains(record.Url))], cancellation);
            for (int form = 0; form < answers.Length; form++)
            {
                answers[form].AddRange(Ask(held, PastedForm.All[form], data, cancellation));
            }
        }

        return [.. PastedForm.All.Select((form, index) => new FormAgreement(
            form.Name,
            answers[index].Average(answer => answer.Similarity),
            answers[index].Average(answer => answer.Pasted == answer.WrittenUp ? 1.0 : 0),
            answers[index].Average(answer => answer.WrittenUp == answer.Label ? 1.0 : 0),
            answers[index].Average(answer => answer.Pasted == answer.Label ? 1.0 : 0)))];
    }

    private Answer[] Ask(TrainingCase[] held, PastedForm form, FailureModelData data, CancellationToken cancellation)
    {
        FailureModel model = new(inputs.Taxonomy, data);
        CauseFusion fusion = new(inputs.Taxonomy, data);
        FeatureExtractor extractor = new(inputs.Concepts);
        Answer[] answers = new Answer[held.Length];
        EveryProcessor.Run(held.Length, index =>
        {
            ReportSample sample = inputs.Analyze(form.Render(held[index].Record));
            FeatureVector features = extractor.Extract(sample);
            int Category(FeatureVector vector, string? stated, IReadOnlyList<RuleMatch> matches) =>
                Metrics.IndexOfMax(fusion.Categories(fusion.Rank(StatedStage.Weigh(model.Predict(vector), stated, inputs.Taxonomy), matches)));

            answers[index] = new Answer(
                Cosine(data.Space.Project(held[index].Features), data.Space.Project(features)),
                inputs.Taxonomy.CategoryOfCause(held[index].Cause),
                Category(held[index].Features, held[index].StatedStage, held[index].Matches),
                Category(features, sample.Facts.ValueOf(StatedStage.Key), sample.Matches));
        }, cancellation);
        return answers;
    }

    private static double Cosine(SparseVector left, SparseVector right)
    {
        double scale = Math.Sqrt(left.Dot(left) * right.Dot(right));
        return scale > 0 ? left.Dot(right) / scale : 0;
    }

    private readonly record struct Answer(double Similarity, int Label, int WrittenUp, int Pasted);
}
