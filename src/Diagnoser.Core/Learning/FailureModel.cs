using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Learning;

/// <summary>
/// A trained classifier. It compares a report with every training case; softmax regressions, complement naive Bayes, the nearest cases and the study's
/// table of causes each give probabilities, and the pool of them is the answer.
/// </summary>
public sealed class FailureModel : IFailureModel
{
    private const int MostReasons = 6;
    private readonly FailureTaxonomy _taxonomy;
    private readonly FailureModelData _data;
    private readonly FeatureExtractor _extractor;
    private readonly CaseKernel _kernel;
    private readonly ComplementBayes _bayes;
    private readonly int[] _causes;

    /// <summary>Makes a model ready to predict.</summary>
    /// <param name="taxonomy">The taxonomy that the model was trained with.</param>
    /// <param name="data">What training gave.</param>
    public FailureModel(FailureTaxonomy taxonomy, FailureModelData data)
    {
        _taxonomy = taxonomy;
        _data = data;
        _extractor = new FeatureExtractor(data.Concepts);
        _kernel = data.Kernel;
        _causes = KnownCaseList.CausesOf(data.Cases);
        _bayes = new ComplementBayes(_kernel, _causes, data.CauseSums);
    }

    /// <summary>What the model holds.</summary>
    public FailureModelData Data => _data;

    /// <inheritdoc/>
    public Prediction Predict(ReportSample sample) => Predict(_extractor.Extract(sample), new SurfaceWords(sample.Reading));

    /// <summary>Predicts from features.</summary>
    /// <param name="features">The features of a report.</param>
    public Prediction Predict(FeatureVector features) => Predict(features, null);

    private Prediction Predict(FeatureVector features, SurfaceWords? words)
    {
        List<string> names = [];
        SparseVector vector = _data.Space.Project(features, names);
        double[] products = _kernel.Products(vector);
        double[] similarities = _kernel.Similarities(vector, products);
        ModelVotes votes = Vote(vector, products, similarities);
        double[] causes = Pool(votes, _data.Classifier);
        return new Prediction(
            causes,
            Sharpen(votes.Symptoms, _data.Classifier.SymptomSharpness),
            Sharpen(votes.Stages, _data.Classifier.StageSharpness),
            votes.Extension,
            Reasons(vector, names, words, FirstCategory(causes))) { Similarities = similarities };
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaseNeighbour> Nearest(Prediction prediction, int count) =>
    [
        .. Ordering.Highest(prediction.Similarities, count).ConvertAll(index => new CaseNeighbour(_data.Cases[index], prediction.Similarities[index])),
    ];

    /// <summary>What each part of the model says, before pooling. Training uses it to fit the pool.</summary>
    /// <param name="vector">A report in the model's space.</param>
    public ModelVotes Vote(SparseVector vector)
    {
        double[] products = _kernel.Products(vector);
        return Vote(vector, products, _kernel.Similarities(vector, products));
    }

    private ModelVotes Vote(SparseVector vector, double[] products, double[] similarities)
    {
        double[] causes = _data.Causes.Predict(products);
        double[] symptoms = _data.Symptoms.Predict(products);
        double[] stages = _data.Stages.Predict(products);
        return new ModelVotes(
            causes,
            SplitByLeaf(_data.Categories.Predict(products), causes),
            _bayes.Predict(vector),
            NeighbourVote(similarities),
            TableVote(symptoms, stages),
            symptoms,
            stages,
            _data.Origins.Predict(products)[1]);
    }

    /// <summary>Pools the votes into probabilities of the leaf causes.</summary>
    /// <param name="votes">What the parts say.</param>
    /// <param name="parameters">The exponents.</param>
    public static double[] Pool(ModelVotes votes, ClassifierParameters parameters)
    {
        double[] scores = new double[votes.Softmax.Length];
        for (int cause = 0; cause < scores.Length; cause++)
        {
            scores[cause] =
                (parameters.Softmax * Logarithm(votes.Softmax[cause])) + (parameters.Category * Logarithm(votes.Category[cause]))
                + (parameters.Bayes * Logarithm(votes.Bayes[cause])) + (parameters.Neighbours * Logarithm(votes.Neighbours[cause]))
                + (parameters.Table * Logarithm(votes.Table[cause]));
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    /// <summary>Raises probabilities to a power and brings their sum back to 1.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="sharpness">The power.</param>
    public static double[] Sharpen(double[] probabilities, double sharpness)
    {
        double[] scores = new double[probabilities.Length];
        for (int index = 0; index < scores.Length; index++)
        {
            scores[index] = sharpness * Logarithm(probabilities[index]);
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    private static double Logarithm(double probability) => PortableMath.Log(Math.Max(probability, 1e-6));

    private double[] SplitByLeaf(double[] categories, double[] causes)
    {
        double[] sums = new double[categories.Length];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            sums[_taxonomy.CategoryOfCause(cause)] += causes[cause];
        }

        double[] result = new double[causes.Length];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            int category = _taxonomy.CategoryOfCause(cause);
            result[cause] = categories[category] * causes[cause] / Math.Max(sums[category], 1e-12);
        }

        return result;
    }

    private double[] NeighbourVote(double[] similarities)
    {
        const int most = 25;
        double[] votes = new double[_taxonomy.Causes.Count];
        for (int cause = 0; cause < votes.Length; cause++)
        {
            votes[cause] = 0.01;
        }

        foreach (int index in Ordering.Highest(similarities, most))
        {
            votes[_causes[index]] += similarities[index] * similarities[index];
        }

        double sum = 0;
        foreach (double vote in votes)
        {
            sum += vote;
        }

        for (int cause = 0; cause < votes.Length; cause++)
        {
            votes[cause] /= sum;
        }

        return votes;
    }

    private double[] TableVote(double[] symptoms, double[] stages)
    {
        double[] result = new double[_taxonomy.Causes.Count];
        for (int stage = 0; stage < stages.Length; stage++)
        {
            for (int symptom = 0; symptom < symptoms.Length; symptom++)
            {
                double weight = stages[stage] * symptoms[symptom];
                ReadOnlySpan<float> row = new(_data.CauseTable, ((stage * symptoms.Length) + symptom) * result.Length, result.Length);
                for (int cause = 0; cause < result.Length; cause++)
                {
                    result[cause] += weight * row[cause];
                }
            }
        }

        return result;
    }

    private int FirstCategory(double[] causes)
    {
        double[] sums = new double[_taxonomy.Categories.Count];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            sums[_taxonomy.CategoryOfCause(cause)] += causes[cause];
        }

        return Ordering.IndexOfLargest(sums);
    }

    // How much a feature adds to the first category's score, against the mean of all categories.
    private List<FeatureReason> Reasons(SparseVector vector, List<string> names, SurfaceWords? words, int category)
    {
        string code = _taxonomy.Categories[category].Code;
        List<FeatureReason> reasons = [];
        for (int position = 0; position < names.Count; position++)
        {
            double weight = vector.Values[position] * _kernel.Weight(vector.Indices[position], _data.Categories, category);
            if (weight > 0.02 && FeatureWords.Of(names[position], words) is { } said)
            {
                reasons.Add(new FeatureReason(names[position], code, weight, said));
            }
        }

        reasons.Sort(static (left, right) =>
            left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : string.CompareOrdinal(left.Feature, right.Feature));
        HashSet<string> seen = new(StringComparer.Ordinal);
        reasons.RemoveAll(reason => !seen.Add(reason.Words));
        return reasons.Count > MostReasons ? reasons.GetRange(0, MostReasons) : reasons;
    }
}
