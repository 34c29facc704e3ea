using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Evaluation;

/// <summary>Measures the model that the cases give: cross-validated, nested, grouped by issue, the populations apart.</summary>
public sealed class ModelEvaluation
{
    private readonly TrainingInputs _inputs;
    private readonly EvaluationOptions _options;
    private readonly FailureTaxonomy _taxonomy;
    private readonly IReadOnlyList<TrainingCase> _cases;
    private readonly CaseRecord[] _labels;

    private ModelEvaluation(TrainingInputs inputs, EvaluationOptions options, CancellationToken cancellation)
    {
        _inputs = inputs;
        _options = options;
        _taxonomy = inputs.Taxonomy;
        _cases = TrainingCase.Prepare(inputs, cancellation);
        _labels = [.. inputs.Files.SelectMany(file => file.Records)];
    }

    /// <summary>Runs an evaluation. It trains hundreds of models, which takes minutes.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="options">How much to measure.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public static EvaluationResult Run(TrainingInputs inputs, EvaluationOptions options, CancellationToken cancellation) =>
        new ModelEvaluation(inputs, options, cancellation).Run(cancellation);

    /// <summary>Measures the first row of the ablation only: all groups of features, one seed. A test holds the card to it.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="options">The options of the card's evaluation.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public static IReadOnlyList<AblationRow> MeasureBaseline(TrainingInputs inputs, EvaluationOptions options, CancellationToken cancellation) =>
        [.. new ModelEvaluation(inputs, options, cancellation).Ablation(cancellation).Take(1)];

    /// <summary>The populations that have cases with text.</summary>
    private IEnumerable<CaseOrigin> Origins => _cases.Select(item => item.Record.Origin).Distinct().Order();

    private EvaluationResult Run(CancellationToken cancellation)
    {
        FailureModelData model = TrainerWith(new TrainerOptions()).Train(_cases, _labels, cancellation);
        CrossValidation validation = ValidationWith(new TrainerOptions());
        IReadOnlyList<HeldOutAnswer>[] seeds = [.. Enumerable.Range(0, _options.Seeds).Select(seed => validation.Run(_options.Folds, seed, cancellation))];
        return new EvaluationResult
        {
            Taxonomy = _taxonomy,
            Options = _options,
            Model = model,
            ModelBytes = FailureModelWriter.Write(model).Length,
            Labels = _labels.Length,
            Populations = [.. Origins.Select(origin => Population(origin, seeds))],
            Transfers = _options.Studies ? Transfers(validation, cancellation) : [],
            Ablation = _options.Studies ? [.. Ablation(cancellation)] : [],
            LearningCurve = _options.Studies ? [.. LearningCurve(validation, cancellation)] : [],
            Forms = _options.Studies ? new FormStudy(_inputs, TrainerWith(new TrainerOptions()), _cases, _labels).Run(_options.StudyFolds, cancellation) : [],
        };
    }

    private SoftmaxTrainer TrainerWith(TrainerOptions options) => new(_taxonomy, _inputs.Concepts, CorpusFile.HashOf(_inputs.Files), options);

    private CrossValidation ValidationWith(TrainerOptions options) => new(_taxonomy, TrainerWith(options), _cases, _labels);

    private Scores ScoresOf(Question question, IEnumerable<HeldOutAnswer> answers, Func<HeldOutAnswer, double[]>? causes = null) =>
        AnswerTable.Of(_taxonomy, question, [.. answers], causes).Scores;

    private PopulationResult Population(CaseOrigin origin, IReadOnlyList<HeldOutAnswer>[] seeds)
    {
        HeldOutAnswer[][] own = [.. seeds.Select(answers => answers.Where(answer => answer.Case.Record.Origin == origin).ToArray())];
        HeldOutAnswer[] all = [.. own.SelectMany(answers => answers)];
        FigureRow Row(string name, Question question, Func<HeldOutAnswer, bool>? belongs = null, Func<HeldOutAnswer, double[]>? causes = null) =>
            FigureRow.Of(name, [.. own.Select(answers => ScoresOf(question, answers.Where(belongs ?? (_ => true)), causes))]);

        AnswerTable categories = AnswerTable.Of(_taxonomy, Question.Category, all);
        return new PopulationResult(
            origin,
            [
                Row("Cause, category", Question.Category), Row("Cause, leaf", Question.Leaf), Row("Symptom, category", Question.SymptomCategory),
                Row("Symptom, leaf", Question.Symptom), Row("Stage", Question.Stage),
            ],
            [
                Row("Classifier, rules and table", Question.Category), Row("Classifier alone", Question.Category, causes: answer => answer.Prediction.Causes),
                Row("Rules alone", Question.Category, causes: answer => answer.RulesOnly), Row("Table alone", Question.Category, causes: answer => answer.TableOnly),
                Row("Where a rule matches: all", Question.Category, answer => answer.Case.Matches.Count > 0),
                Row("Where a rule matches: rules alone", Question.Category, answer => answer.Case.Matches.Count > 0, answer => answer.RulesOnly),
            ],
            [.. _taxonomy.SymptomCategories.Select(category => Row(category.Name, Question.Category, answer => SymptomCategory(answer) == category.Code)).Where(row => row.Count > 0)],
            [.. _taxonomy.Stages.Select(stage => Row(stage.Name, Question.Category, answer => answer.Case.Record.Stage == stage.Name)).Where(row => row.Count > 0)],
            [
                .. new[]
                {
                    Row("Read by an author of rules", Question.Category, answer => !answer.Case.IsUnread),
                    Row("Read by none", Question.Category, answer => answer.Case.IsUnread),
                    Row("Read by none: classifier alone", Question.Category, answer => answer.Case.IsUnread, answer => answer.Prediction.Causes),
                    Row("Read by none: rules alone", Question.Category, answer => answer.Case.IsUnread, answer => answer.RulesOnly),
                }.Where(row => row.Count > 0),
            ],
            [.. Enum.GetValues<Verdict>().Select(verdict => VerdictOf(verdict, all))],
            [.. Enum.GetValues<Verdict>().Select(verdict => VerdictOf(verdict, [.. all.Where(answer => answer.Case.IsUnread)]))],
            Metrics.Calibration(categories.Probabilities, categories.Labels),
            Confusion(categories));
    }

    private string SymptomCategory(HeldOutAnswer answer) => _taxonomy.Symptoms[answer.Case.Symptom].CategoryCode;

    private VerdictRow VerdictOf(Verdict verdict, HeldOutAnswer[] answers)
    {
        HeldOutAnswer[] given = [.. answers.Where(answer => answer.Verdict == verdict)];
        return new VerdictRow(verdict, (double)given.Length / Math.Max(1, answers.Length), ScoresOf(Question.Category, given).Top1);
    }

    private int[][] Confusion(AnswerTable table)
    {
        int[][] counts = [.. _taxonomy.Categories.Select(_ => new int[_taxonomy.Categories.Count])];
        for (int row = 0; row < table.Labels.Count; row++)
        {
            counts[table.Labels[row]][Metrics.IndexOfMax(table.Probabilities[row])]++;
        }

        return counts;
    }

    private List<FigureRow> Transfers(CrossValidation validation, CancellationToken cancellation)
    {
        List<FigureRow> rows = [];
        void Add(string name, Func<CaseRecord, bool> isAsked, Func<CaseRecord, bool> mayTrain)
        {
            TrainingCase[] asked = [.. _cases.Where(item => isAsked(item.Record))];
            if (asked.Length > 0 && _cases.Any(item => mayTrain(item.Record)))
            {
                rows.Add(FigureRow.Of(name, [ScoresOf(Question.Category, validation.Ask(asked, mayTrain, cancellation))]));
            }
        }

        foreach (string series in _labels.Select(record => record.Series).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            Add($"Other two series → {series}", record => record.Series == series, record => record.Origin == CaseOrigin.Study && record.Series != series);
        }

        foreach (CaseOrigin from in Origins)
        {
            foreach (CaseOrigin to in Origins.Where(origin => origin != from))
            {
                Add($"{PopulationNames.Of(from)} → {PopulationNames.Of(to)}", record => record.Origin == to, record => record.Origin == from);
            }
        }

        return rows;
    }

    private IEnumerable<AblationRow> Ablation(CancellationToken cancellation)
    {
        TrainerOptions options = new() { InnerFolds = 3 };
        foreach (string group in (IEnumerable<string>)["", .. FeatureGroups.All])
        {
            Dictionary<string, double> weights = new(options.GroupWeights, StringComparer.Ordinal);
            weights.Remove(group);
            IReadOnlyList<HeldOutAnswer> answers = ValidationWith(options with { GroupWeights = weights }).Run(_options.StudyFolds, 0, cancellation);
            yield return new AblationRow(
                group,
                [.. Origins.Select(origin => ScoresOf(Question.Category, answers.Where(answer => answer.Case.Record.Origin == origin)))]);
        }
    }

    private IEnumerable<LearningPoint> LearningCurve(CrossValidation validation, CancellationToken cancellation)
    {
        CaseRecord[] records = [.. _cases.Select(item => item.Record)];
        int[] folds = FoldAssignment.Of(records, _options.StudyFolds, 0);
        int[] quarters = FoldAssignment.Of(records, 4, 1);
        Dictionary<string, int> quarterOf = records.Select((record, index) => (record.Url, quarters[index])).DistinctBy(pair => pair.Url)
            .ToDictionary(pair => pair.Url, pair => pair.Item2, StringComparer.Ordinal);
        for (int used = 1; used <= 4; used++)
        {
            int limit = used;
            List<HeldOutAnswer> answers = [];
            for (int fold = 0; fold < _options.StudyFolds; fold++)
            {
                int asked = fold;
                answers.AddRange(validation.Ask(
                    [.. _cases.Where((_, index) => folds[index] == asked)],
                    record => quarterOf.GetValueOrDefault(record.Url, -1) < limit,
                    cancellation));
            }

            int cases = _cases.Count * used / 4 * (_options.StudyFolds - 1) / _options.StudyFolds;
            foreach (CaseOrigin origin in Origins)
            {
                Scores scores = ScoresOf(Question.Category, answers.Where(answer => answer.Case.Record.Origin == origin));
                yield return new LearningPoint(origin, cases, scores.Top1, scores.Top3);
            }
        }
    }
}
