namespace Diagnoser.Core.Patterns;

/// <summary>Many short lists of numbers in two arrays.</summary>
/// <param name="Starts">Where each list begins in <paramref name="Numbers"/>, and where the last one ends.</param>
/// <param name="Numbers">The lists one behind the other.</param>
internal sealed record NumberLists(int[] Starts, int[] Numbers)
{
    /// <summary>How many lists there are.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>One of the lists.</summary>
    public ReadOnlySpan<int> this[int list] => new(Numbers, Starts[list], Starts[list + 1] - Starts[list]);

    /// <summary>Joins lists.</summary>
    public static NumberLists Of(IReadOnlyList<IEnumerable<int>> lists)
    {
        int[] starts = new int[lists.Count + 1];
        List<int> numbers = [];
        for (int list = 0; list < lists.Count; list++)
        {
            numbers.AddRange(lists[list]);
            starts[list + 1] = numbers.Count;
        }

        return new NumberLists(starts, [.. numbers]);
    }
}
