using Diagnoser.Core.Learning;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Fitting;

/// <summary>A case that is ready to learn from.</summary>
/// <param name="Record">The case.</param>
/// <param name="Features">The features of its text.</param>
/// <param name="Matches">The rules that matched its text.</param>
/// <param name="Cause">The index of its leaf cause.</param>
/// <param name="Symptom">The index of its symptom.</param>
/// <param name="Stage">The index of its stage.</param>
public sealed record TrainingCase(CaseRecord Record, FeatureVector Features, IReadOnlyList<RuleMatch> Matches, int Cause, int Symptom, int Stage)
{
    /// <summary>The stage that the text states in so many words; null if it does not.</summary>
    public string? StatedStage { get; init; }

    /// <summary>Whether no author of a rule has read the case, so that what rules say of it is worth as much as on any new report.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Reads the texts of all cases that are written up, in their order.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IReadOnlyList<TrainingCase> Prepare(TrainingInputs inputs, CancellationToken cancellation)
    {
        FailureTaxonomy taxonomy = inputs.Taxonomy;
        FeatureExtractor extractor = new(inputs.Concepts);
        CaseRecord[] records = [.. inputs.Files.SelectMany(file => file.Records).Where(record => record.IsWrittenUp)];
        TrainingCase[] cases = new TrainingCase[records.Length];
        EveryProcessor.Run(records.Length, index =>
        {
            CaseRecord record = records[index];
            ReportSample sample = inputs.Analyze(CaseText.Render(record));
            cases[index] = new TrainingCase(
                record,
                extractor.Extract(sample),
                sample.Matches,
                taxonomy.IndexOfCause(record.Cause),
                taxonomy.IndexOfSymptom(record.Symptom),
                taxonomy.IndexOfStage(record.Stage))
            {
                StatedStage = sample.Facts.ValueOf(Core.Diagnosis.StatedStage.Key),
                IsUnread = inputs.Unread.Contains(record.Url),
            };
        }, cancellation);
        return cases;
    }
}
