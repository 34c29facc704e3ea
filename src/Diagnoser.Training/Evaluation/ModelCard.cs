using System.Globalization;
using System.Text;

namespace Diagnoser.Training.Evaluation;

/// <summary>Writes what an evaluation measured as the model card, in Markdown that reads well as plain text too.</summary>
public static class ModelCard
{
    /// <summary>Writes the card.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="plots">Whether the card shows the plots that stand beside it.</param>
    public static string Write(EvaluationResult result, bool plots)
    {
        StringBuilder text = new();
        WriteData(text, result);
        foreach (PopulationResult population in result.Populations)
        {
            WritePopulation(text, population);
        }

        WriteStudies(text, result);
        WriteForms(text, result);
        WritePlots(text, plots && result.LearningCurve.Count > 0);
        return text.ToString();
    }

    /// <summary>A row of the ablation's table.</summary>
    /// <param name="row">What was measured.</param>
    public static string RowOf(AblationRow row) =>
        $"| {(row.Group.Length == 0 ? "nothing" : row.Group)} | {string.Join(" | ", row.Populations.Select(scores => $"{Percent(scores.Top1)} | {Percent(scores.Top3)}"))} |";

    private static void WriteData(StringBuilder text, EvaluationResult result)
    {
        int written = result.Model.Cases.Count;
        Line(text, "# The model");
        Line(text, $"""

            `llmdiag.model` predicts cause, symptom and stage of a failure from its text, its facts and the rules that match. It is trained on {written}
            written-up cases and the labels of {result.Labels} records (see training-data/README.md), by `llmdiag model train`; the same cases give the same bytes.
            All figures here are printed by `llmdiag model evaluate`, which also writes this file. What else was tried stands in [tried.md](tried.md).

            | property | value |
            | --- | --- |
            | cases (SHA-256) | `{Convert.ToHexStringLower(result.Model.CorpusHash)}` |
            | features | {result.Model.Space.Count} |
            | file | {result.ModelBytes / 1024} KiB |
            | likely from | {Percent(result.Model.Fusion.LikelyFrom)} % for the first category of a failure to load or a crash, {Percent(result.Model.Fusion.LikelyFromWithoutError)} % where there is no error |
            | possible from | {Percent(result.Model.Fusion.PossibleFrom)} % |

            ## Method

            Features: words and pairs of words of title, prose and output; error messages as templates; exceptions; frames; kinds of incidents and complaints;
            concepts (training-data/concepts.yaml); facts; the symptoms that matching rules name. Each feature counts by its rarity, each group is brought to unit length.

            Parts: softmax regressions over leaf causes and over categories (L2, MathNet's L-BFGS), complement naive Bayes, the vote of the nearest cases, and the
            study's P(cause | symptom, stage) under the predicted symptom and stage. Their probabilities are raised to exponents, multiplied and normalised;
            the ranking that a user sees adds what the matching rules say in the same way, with exponents that grow with the certainty of the most certain rule and depend on the
            probability that the report is like those of our extensions rather than like the study's. Exponents, sharpness and the limits of the verdicts are fitted on folds within the training cases;
            the trust in rules and the limits of "likely" on those of them that no author of a rule has read (training-data/unread.txt).

            Rules: what a matching rule says of the cause is no feature of the classifier. It speaks in the fusion alone, by the rule's certainty, never by its identity, so that
            no fitted number can stand for one case; only the symptoms that rules name are features. Rules are knowledge and are not trained. People who wrote them have read most of the
            cases, and on those the rules do better than elsewhere; the rows "Read by none" tell how they do on the others. What a new report can expect was measured on 452 more, labelled
            before the program saw them, on which nothing was trained or fitted and from which no rule was written (pasted openings of issues): category 58 % first and 84 % among three, cause 47 %,
            "likely" on 40 % and right in 79 % of these (in 89 % where the label is sure, in 50 % where it is doubtful); a rule of certainty 0.7 or more fires on 37 % and is right in 76 % of these.
            The certainties of two dozen rules were set by counting over all cases, those that no author has read among them; by which cases, no author knows.

            ## Protocol

            {result.Options.Folds} folds, grouped by issue, dealt anew with {result.Options.Seeds} seeds; ± is the standard deviation over the seeds. Everything that is learned
            (vocabulary, rarity, regressions, exponents, limits, table, neighbours) is learned within the training folds. Two things are not:
            the weights of the feature groups and the penalty were chosen once, by cross-validation over these same cases (see [tried.md](tried.md)). The
            populations are asked about with the same model and reported apart. The calibration error is the expected one over ten bins; its floor is what perfectly
            calibrated answers of the same probabilities would show on so few cases.
            """);
    }

    private static void WritePopulation(StringBuilder text, PopulationResult population)
    {
        Line(text, $"\n## {PopulationNames.Heading(population.Origin)} ({population.Questions[0].Count})\n");
        WriteRows(text, "question", population.Questions);
        Line(text, "\nThe category by parts:\n");
        WriteRows(text, "ranking", population.Parts);
        Line(text, "\nThe category by symptom, by stage, and by whether an author of a rule has read the case:\n");
        WriteRows(text, "cases", [.. population.BySymptom, .. population.ByStage, .. population.ByReading]);
        Line(text, "\n| verdict | share of cases | first category right | share of the unread | first category right |\n| --- | --- | --- | --- | --- |");
        foreach ((VerdictRow all, VerdictRow unread) in population.Verdicts.Zip(population.UnreadVerdicts))
        {
            Line(text, $"| {all.Verdict.ToString().ToLowerInvariant()} | {Percent(all.Share)} % | {Percent(all.Right)} % | {Percent(unread.Share)} % | {Percent(unread.Right)} % |");
        }
    }

    private static void WriteStudies(StringBuilder text, EvaluationResult result)
    {
        if (result.Transfers.Count > 0)
        {
            Line(text, "\n## From one population to another (category)\n");
            WriteRows(text, "trained on → tested on", result.Transfers);
        }

        if (result.Ablation.Count > 0)
        {
            Line(text, $"""

                ## Without a group of features (category, {result.Options.StudyFolds} folds, one seed)

                | left out | {string.Join(" | ", result.Populations.Select(population => $"{PopulationNames.Of(population.Origin)} top-1 | {PopulationNames.Of(population.Origin)} top-3"))} |
                | --- |{string.Concat(result.Populations.Select(_ => " --- | --- |"))}
                """);
            foreach (AblationRow row in result.Ablation)
            {
                Line(text, RowOf(row));
            }
        }

        if (result.LearningCurve.Count > 0)
        {
            Line(text, """

                ## More cases (category)

                | population | cases trained on | top-1 | top-3 |
                | --- | --- | --- | --- |
                """);
            foreach (LearningPoint point in result.LearningCurve)
            {
                Line(text, $"| {PopulationNames.Of(point.Origin)} | {point.Cases} | {Percent(point.Top1)} | {Percent(point.Top3)} |");
            }
        }
    }

    private static void WriteForms(StringBuilder text, EvaluationResult result)
    {
        if (result.Forms.Count == 0)
        {
            return;
        }

        Line(text, $"""

            ## Write-ups and pasted texts ({result.Options.StudyFolds} folds, one seed, all {result.Model.Cases.Count} cases)

            The cases are our write-ups; people paste issues, chats and logs. Models are asked about cases that they never saw, as written up and in other forms.

            | form | similarity of features | same first category | right as written up | right as pasted |
            | --- | --- | --- | --- | --- |
            """);
        foreach (FormAgreement row in result.Forms)
        {
            Line(text, $"| {row.Form} | {Percent(row.Similarity)} | {Percent(row.SameCategory)} | {Percent(row.WriteUps)} | {Percent(row.Pasted)} |");
        }
    }

    private static void WritePlots(StringBuilder text, bool plots)
    {
        if (plots)
        {
            Line(text, """

                ## Plots

                ![Reliability of the category's probabilities](reliability.svg)

                ![Confusion of the categories on the study's cases](confusion.svg)

                ![Learning curve](learning-curve.svg)
                """);
        }
    }

    private static void WriteRows(StringBuilder text, string header, IReadOnlyList<FigureRow> rows)
    {
        Line(text, $"| {header} | cases | top-1 | top-3 | macro F1 | log loss | calibration error | floor |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (FigureRow row in rows)
        {
            Line(text, string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Count} | {Percent(row.Top1)} | {Percent(row.Top3)} | {Percent(row.MacroF1)} | {row.LogLoss.Mean:0.00} | {Percent(row.CalibrationError)} | {Percent(row.CalibrationFloor.Mean)} |"));
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(Spread spread) =>
        spread.Deviation == 0 ? Percent(spread.Mean) : string.Create(CultureInfo.InvariantCulture, $"{100 * spread.Mean:0.0} ± {100 * spread.Deviation:0.0}");

    private static void Line(StringBuilder text, string line) => text.Append(line.ReplaceLineEndings("\n")).Append('\n');
}
