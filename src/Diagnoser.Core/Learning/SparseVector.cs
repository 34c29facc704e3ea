namespace Diagnoser.Core.Learning;

/// <summary>A report in the space of a model's features: few of many values are not zero.</summary>
/// <param name="Indices">The features' indices, ascending.</param>
/// <param name="Values">Their values, one for each index.</param>
public sealed record SparseVector(int[] Indices, float[] Values)
{
    /// <summary>The inner product with another vector of the same space.</summary>
    /// <param name="other">The other vector.</param>
    public double Dot(SparseVector other)
    {
        double sum = 0;
        int left = 0;
        int right = 0;
        while (left < Indices.Length && right < other.Indices.Length)
        {
            int order = Indices[left] - other.Indices[right];
            if (order == 0)
            {
                sum += (double)Values[left++] * other.Values[right++];
            }
            else if (order < 0)
            {
                left++;
            }
            else
            {
                right++;
            }
        }

        return sum;
    }
}
