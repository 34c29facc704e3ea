using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Takes what the doctor finds, as facts under <c>model.file.</c>; of many alike, the first few.</summary>
internal sealed class Findings(FactSink sink)
{
    private const int MostOfAKind = 8;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>States a finding.</summary>
    /// <param name="kind">The key behind <c>model.file.</c>.</param>
    /// <param name="detail">What is wrong, in words for a reader.</param>
    /// <param name="file">The file that shows it.</param>
    public void Add(string kind, string detail, string file)
    {
        int count = _counts.GetValueOrDefault(kind);
        _counts[kind] = count + 1;
        if (count < MostOfAKind)
        {
            sink.Add("model.file." + kind, detail, file);
        }
    }
}
