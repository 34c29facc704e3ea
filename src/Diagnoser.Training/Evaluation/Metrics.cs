namespace Diagnoser.Training.Evaluation;

/// <summary>Figures of merit of probabilities against labels.</summary>
public static class Metrics
{
    private const int CalibrationBins = 10;
    private const double LeastProbability = 1e-9;

    /// <summary>How often the label is among the first classes, 0 to 1. A class of the same probability as the label's counts as before it.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    /// <param name="count">How many classes count as first.</param>
    public static double Top(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels, int count)
    {
        int hits = 0;
        for (int row = 0; row < labels.Count; row++)
        {
            double own = probabilities[row][labels[row]];
            int before = -1;
            foreach (double probability in probabilities[row])
            {
                before += probability >= own ? 1 : 0;
            }

            hits += before < count ? 1 : 0;
        }

        return Share(hits, labels.Count);
    }

    /// <summary>The mean over the classes that occur as labels of the harmonic mean of precision and recall, 0 to 1.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    public static double MacroF1(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels)
    {
        if (labels.Count == 0)
        {
            return 0;
        }

        int classes = probabilities[0].Length;
        int[] hits = new int[classes];
        int[] answered = new int[classes];
        int[] labelled = new int[classes];
        for (int row = 0; row < labels.Count; row++)
        {
            int first = IndexOfMax(probabilities[row]);
            answered[first]++;
            labelled[labels[row]]++;
            hits[first] += first == labels[row] ? 1 : 0;
        }

        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < classes; label++)
        {
            if (labelled[label] > 0)
            {
                occurring++;
                sum += 2.0 * hits[label] / (answered[label] + labelled[label]);
            }
        }

        return sum / occurring;
    }

    /// <summary>The mean of the negative natural logarithm of the label's probability.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    public static double LogLoss(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels)
    {
        double sum = 0;
        for (int row = 0; row < labels.Count; row++)
        {
            sum -= Math.Log(Math.Max(LeastProbability, probabilities[row][labels[row]]));
        }

        return labels.Count == 0 ? 0 : sum / labels.Count;
    }

    /// <summary>Answers by their probability, in ten steps of equal width from 0 to 1.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    public static IReadOnlyList<CalibrationBin> Calibration(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels)
    {
        int[] counts = new int[CalibrationBins];
        int[] hits = new int[CalibrationBins];
        double[] sums = new double[CalibrationBins];
        for (int row = 0; row < labels.Count; row++)
        {
            int first = IndexOfMax(probabilities[row]);
            double probability = probabilities[row][first];
            int bin = Math.Min(CalibrationBins - 1, (int)(probability * CalibrationBins));
            counts[bin]++;
            hits[bin] += first == labels[row] ? 1 : 0;
            sums[bin] += probability;
        }

        return
        [
            .. Enumerable.Range(0, CalibrationBins).Select(bin =>
                new CalibrationBin(counts[bin], counts[bin] == 0 ? 0 : sums[bin] / counts[bin], Share(hits[bin], counts[bin]))),
        ];
    }

    /// <summary>The expected calibration error: the mean distance between probability and accuracy over the steps of <see cref="Calibration"/>, weighed by their cases.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    public static double CalibrationError(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) =>
        labels.Count == 0 ? 0 : Calibration(probabilities, labels).Sum(bin => bin.Count * Math.Abs(bin.Probability - bin.Accuracy)) / labels.Count;

    /// <summary>
    /// The calibration error that perfectly calibrated answers with these probabilities would show on average on so few cases: labels are drawn from the
    /// probabilities again and again. An error near this floor cannot be told from none.
    /// </summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    public static double CalibrationFloor(IReadOnlyList<double[]> probabilities)
    {
        const int draws = 100;
        double[] firsts = [.. probabilities.Select(row => row.Max())];
        double[][] pairs = [.. firsts.Select(first => (double[])[first, Math.Min(1 - first, first - 1e-9)])];
        Random random = new(1);
        double sum = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            sum += CalibrationError(pairs, [.. firsts.Select(first => random.NextDouble() < first ? 0 : 1)]);
        }

        return sum / draws;
    }

    /// <summary>The index of the largest value, the first one of equals.</summary>
    /// <param name="values">The values.</param>
    public static int IndexOfMax(IReadOnlyList<double> values)
    {
        int best = 0;
        for (int index = 1; index < values.Count; index++)
        {
            best = values[index] > values[best] ? index : best;
        }

        return best;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
