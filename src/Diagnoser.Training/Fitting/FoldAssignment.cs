using System.Globalization;
using Diagnoser.Core.Learning;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Fitting;

/// <summary>Deals cases into folds, so that records of one issue stay together.</summary>
internal static class FoldAssignment
{
    /// <summary>The fold of each record.</summary>
    /// <param name="records">The records.</param>
    /// <param name="folds">How many folds there are.</param>
    /// <param name="seed">Another seed deals otherwise.</param>
    public static int[] Of(IReadOnlyList<CaseRecord> records, int folds, int seed)
    {
        Dictionary<string, int> foldOfIssue = records.Select(record => record.Url).Distinct()
            .OrderBy(url => FeatureSpace.Hash(string.Create(CultureInfo.InvariantCulture, $"{seed} {url} {seed}")))
            .ThenBy(url => url, StringComparer.Ordinal)
            .Select((url, position) => (url, position))
            .ToDictionary(pair => pair.url, pair => pair.position % folds, StringComparer.Ordinal);
        return [.. records.Select(record => foldOfIssue[record.Url])];
    }
}
