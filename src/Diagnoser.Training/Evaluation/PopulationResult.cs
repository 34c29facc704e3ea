using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>The cross-validated figures of one population.</summary>
/// <param name="Origin">The population.</param>
/// <param name="Questions">A row a question: category, leaf, symptom category, symptom, stage.</param>
/// <param name="Parts">The category by fused ranking, classifier, rules and table, each alone.</param>
/// <param name="BySymptom">The category, by the symptom category of the cases.</param>
/// <param name="ByStage">The category, by the stage of the cases.</param>
/// <param name="ByReading">The category, by whether an author of a rule has read the case.</param>
/// <param name="Verdicts">The verdicts.</param>
/// <param name="UnreadVerdicts">The verdicts on the cases that no author of a rule has read.</param>
/// <param name="Calibration">The category's answers by their probability, all seeds together.</param>
/// <param name="Confusion">How many cases of each category (row) were answered with each category (column), all seeds together.</param>
public sealed record PopulationResult(
    CaseOrigin Origin,
    IReadOnlyList<FigureRow> Questions,
    IReadOnlyList<FigureRow> Parts,
    IReadOnlyList<FigureRow> BySymptom,
    IReadOnlyList<FigureRow> ByStage,
    IReadOnlyList<FigureRow> ByReading,
    IReadOnlyList<VerdictRow> Verdicts,
    IReadOnlyList<VerdictRow> UnreadVerdicts,
    IReadOnlyList<CalibrationBin> Calibration,
    int[][] Confusion);
