using System.Text;
using Diagnoser.Core.Packing;

namespace Diagnoser.Core.Learning;

/// <summary>
/// The features that a model knows, with their weights. A report becomes a vector: each feature counts by its rarity, each group is brought to
/// unit length and then scaled by the group's weight.
/// </summary>
public sealed class FeatureSpace
{
    private readonly PackedValues<FeatureEntry> _features;
    private readonly float[] _groupWeights;

    /// <summary>Makes a space.</summary>
    /// <param name="features">The features in the order of their hashes; a feature's position is its index.</param>
    /// <param name="groupWeights">The weight of each group.</param>
    public FeatureSpace(PackedValues<FeatureEntry> features, float[] groupWeights)
    {
        _features = features;
        _groupWeights = groupWeights;
    }

    /// <summary>How many features there are.</summary>
    public int Count => _features.Span.Length;

    /// <summary>The features in the order of their hashes.</summary>
    public PackedValues<FeatureEntry> Features => _features;

    /// <summary>The weight of each group.</summary>
    public ReadOnlySpan<float> GroupWeights => _groupWeights;

    /// <summary>Turns features into a vector; features that the model does not know are left out.</summary>
    /// <param name="features">The features of a report.</param>
    public SparseVector Project(FeatureVector features) => Project(features, names: null);

    /// <summary>Turns features into a vector and tells the name of each component.</summary>
    /// <param name="features">The features of a report.</param>
    /// <param name="names">Receives the names in the order of the components; null if they are not wanted.</param>
    public SparseVector Project(FeatureVector features, List<string>? names)
    {
        List<Known> known = [];
        Span<double> squares = stackalloc double[_groupWeights.Length];
        PackedSpan<FeatureEntry> entries = _features.Span;
        foreach ((string name, FeatureValue feature) in features.Values)
        {
            int index = IndexOf(entries, Hash(name));
            if (index >= 0)
            {
                known.Add(new Known(index, entries[index].Group, feature.Value * entries[index].Rarity, name));
            }
        }

        // Sums are taken in the order of the indices, so that the same features give the same bits.
        known.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        foreach (Known feature in known)
        {
            squares[feature.Group] += (double)feature.Value * feature.Value;
        }

        int[] indices = new int[known.Count];
        float[] values = new float[known.Count];
        for (int position = 0; position < known.Count; position++)
        {
            (int index, int group, float value, string name) = known[position];
            indices[position] = index;
            values[position] = (float)(value * _groupWeights[group] / Math.Sqrt(squares[group]));
            names?.Add(name);
        }

        return new SparseVector(indices, values);
    }

    /// <summary>The 64-bit FNV-1a hash of a feature's name in UTF-8.</summary>
    /// <param name="name">The name.</param>
    public static ulong Hash(string name)
    {
        Span<byte> buffer = stackalloc byte[512];
        int longest = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> bytes = longest <= buffer.Length ? buffer : new byte[longest];
        int length = Encoding.UTF8.GetBytes(name, bytes);
        ulong hash = 14695981039346656037;
        foreach (byte value in bytes[..length])
        {
            hash = (hash ^ value) * 1099511628211;
        }

        return hash;
    }

    private static int IndexOf(PackedSpan<FeatureEntry> entries, ulong hash)
    {
        (int low, int high) = (0, entries.Length - 1);
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            ulong found = entries[middle].Hash;
            if (found == hash)
            {
                return middle;
            }

            (low, high) = found < hash ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private sealed record Known(int Index, int Group, float Value, string Name);
}
