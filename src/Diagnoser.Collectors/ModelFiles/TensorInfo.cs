namespace Diagnoser.Collectors.ModelFiles;

/// <summary>One tensor of a weight file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">Its type as the file calls it: <c>BF16</c>, <c>Q4_K</c>.</param>
/// <param name="Shape">Its dimensions.</param>
internal readonly record struct TensorInfo(string Name, string DType, IReadOnlyList<long> Shape)
{
    /// <summary>How many values it holds; 0 if its shape is absurd.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (long dimension in Shape)
            {
                if (dimension < 0 || (dimension > 0 && count > (1L << 52) / dimension))
                {
                    return 0;
                }

                count *= dimension;
            }

            return count;
        }
    }
}
