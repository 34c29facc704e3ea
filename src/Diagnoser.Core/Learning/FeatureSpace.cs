using System.Text;

namespace Diagnoser.Core.Learning;

/// <summary>
/// The features that a model knows, with their weights. A report becomes a vector: each feature counts by its rarity, each group is brought to
/// unit length and then scaled by the group's weight.
/// </summary>
public sealed class FeatureSpace
{
    private readonly ulong[] _hashes;
    private readonly byte[] _groups;
    private readonly float[] _rarities;
    private readonly float[] _groupWeights;

    /// <summary>Makes a space.</summary>
    /// <param name="hashes">The features' <see cref="Hash"/>es, ascending; a feature's position is its index.</param>
    /// <param name="groups">The index of each feature's group in <see cref="FeatureGroups.All"/>.</param>
    /// <param name="rarities">The inverse document frequency of each feature.</param>
    /// <param name="groupWeights">The weight of each group.</param>
    public FeatureSpace(ulong[] hashes, byte[] groups, float[] rarities, float[] groupWeights)
    {
        _hashes = hashes;
        _groups = groups;
        _rarities = rarities;
        _groupWeights = groupWeights;
    }

    /// <summary>How many features there are.</summary>
    public int Count => _hashes.Length;

    /// <summary>The features' hashes, ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>The group of each feature.</summary>
    public ReadOnlySpan<byte> Groups => _groups;

    /// <summary>The inverse document frequency of each feature.</summary>
    public ReadOnlySpan<float> Rarities => _rarities;

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
        foreach ((string name, float value) in features.Values)
        {
            int index = Array.BinarySearch(_hashes, Hash(name));
            if (index >= 0)
            {
                known.Add(new Known(index, value * _rarities[index], name));
            }
        }

        // Sums are taken in the order of the indices, so that the same features give the same bits.
        known.Sort((left, right) => left.Index.CompareTo(right.Index));
        foreach (Known feature in known)
        {
            squares[_groups[feature.Index]] += (double)feature.Value * feature.Value;
        }

        int[] indices = new int[known.Count];
        float[] values = new float[known.Count];
        for (int position = 0; position < known.Count; position++)
        {
            (int index, float value, string name) = known[position];
            int group = _groups[index];
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

    private sealed record Known(int Index, float Value, string Name);
}
