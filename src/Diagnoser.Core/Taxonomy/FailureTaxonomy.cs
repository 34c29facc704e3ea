namespace Diagnoser.Core.Taxonomy;

/// <summary>
/// Causes, symptoms and stages of the study (arXiv 2601.13655), in the order of training-data/taxonomy.yaml.
/// The position of a leaf in <see cref="Causes"/>, <see cref="Symptoms"/> and <see cref="Stages"/> is its index in every
/// probability vector of the program.
/// </summary>
public sealed class FailureTaxonomy
{
    // The codes of two symptom categories.
    private const string LoadingFailure = "A";
    private const string Crash = "B";

    private readonly Dictionary<string, int> _causeIndex;
    private readonly Dictionary<string, int> _categoryIndex;
    private readonly Dictionary<string, int> _symptomIndex;
    private readonly Dictionary<string, int> _stageIndex;
    private readonly int[] _categoryOfCause;

    /// <summary>Builds the taxonomy and its indexes.</summary>
    /// <param name="categories">The cause categories, each with its leaves.</param>
    /// <param name="symptomCategories">The symptom categories, each with its leaves.</param>
    /// <param name="stages">The stages.</param>
    public FailureTaxonomy(
        IReadOnlyList<CauseCategory> categories,
        IReadOnlyList<SymptomCategory> symptomCategories,
        IReadOnlyList<Stage> stages)
    {
        Categories = categories;
        SymptomCategories = symptomCategories;
        Stages = stages;
        Causes = [.. categories.SelectMany(category => category.Causes)];
        Symptoms = [.. symptomCategories.SelectMany(category => category.Symptoms)];
        _categoryIndex = IndexBy(Categories.Select(category => category.Code));
        _causeIndex = IndexBy(Causes.Select(cause => cause.Code));
        _symptomIndex = IndexBy(Symptoms.Select(symptom => symptom.Code));
        _stageIndex = IndexBy(Stages.Select(stage => stage.Name));
        _categoryOfCause = new int[Causes.Count];
        for (int cause = 0; cause < _categoryOfCause.Length; cause++)
        {
            _categoryOfCause[cause] = _categoryIndex[Causes[cause].CategoryCode];
        }
    }

    /// <summary>The nine cause categories.</summary>
    public IReadOnlyList<CauseCategory> Categories { get; }

    /// <summary>The 26 leaf causes.</summary>
    public IReadOnlyList<RootCause> Causes { get; }

    /// <summary>The five symptom categories.</summary>
    public IReadOnlyList<SymptomCategory> SymptomCategories { get; }

    /// <summary>The 37 symptoms.</summary>
    public IReadOnlyList<Symptom> Symptoms { get; }

    /// <summary>Inference and fine-tuning.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The index of a leaf cause, or -1 if there is none of that code.</summary>
    /// <param name="code">A code such as <c>A.1</c>.</param>
    public int IndexOfCause(string code) => _causeIndex.GetValueOrDefault(code, -1);

    /// <summary>The index of a cause category, or -1 if there is none of that code.</summary>
    /// <param name="code">A letter, A to I.</param>
    public int IndexOfCategory(string code) => _categoryIndex.GetValueOrDefault(code, -1);

    /// <summary>The index of a symptom, or -1 if there is none of that code.</summary>
    /// <param name="code">A code such as <c>B.1.1</c>.</param>
    public int IndexOfSymptom(string code) => _symptomIndex.GetValueOrDefault(code, -1);

    /// <summary>The index of a stage, or -1 if there is none of that name.</summary>
    /// <param name="name"><c>Inference</c> or <c>Fine-tuning</c>.</param>
    public int IndexOfStage(string name) => _stageIndex.GetValueOrDefault(name, -1);

    /// <summary>The index of the category that holds a leaf cause.</summary>
    /// <param name="causeIndex">An index into <see cref="Causes"/>.</param>
    public int CategoryOfCause(int causeIndex) => _categoryOfCause[causeIndex];

    /// <summary>
    /// Whether it is likelier than not that a failure shows without an error, in wrong output, a hang or slowness, rather than in a failure to load or a crash.
    /// </summary>
    /// <param name="symptoms">The probabilities of the <see cref="Symptoms"/>.</param>
    public bool ShowsWithoutError(double[] symptoms)
    {
        double withError = 0;
        for (int symptom = 0; symptom < symptoms.Length; symptom++)
        {
            withError += Symptoms[symptom].CategoryCode is LoadingFailure or Crash ? symptoms[symptom] : 0;
        }

        return withError < 0.5;
    }

    /// <summary>The code of the category that a leaf cause belongs to: <c>A</c> for <c>A.1</c>. A category's own code is returned as it is.</summary>
    /// <param name="causeCode">The code.</param>
    public static string CategoryCodeOf(string causeCode) => causeCode.Split('.')[0];

    private static Dictionary<string, int> IndexBy(IEnumerable<string> keys)
    {
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            index.Add(key, index.Count);
        }

        return index;
    }
}
