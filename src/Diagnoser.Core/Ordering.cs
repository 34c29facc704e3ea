namespace Diagnoser.Core;

/// <summary>
/// Sorting that keeps equals in their order, as LINQ's does. LINQ's code for keys that are numbers is made anew in every process, which takes longer
/// than sorting the handful of things that a diagnosis has; this one is compiled ahead of time.
/// </summary>
internal static class Ordering
{
    /// <summary>The items, the one with the highest score first.</summary>
    /// <param name="items">The items.</param>
    /// <param name="score">An item's score.</param>
    public static List<T> Descending<T>(IEnumerable<T> items, Func<T, double> score)
        where T : class
    {
        List<T> sorted = [.. items];
        double[] scores = new double[sorted.Count];
        for (int index = 0; index < scores.Length; index++)
        {
            scores[index] = score(sorted[index]);
        }

        for (int index = 1; index < scores.Length; index++)
        {
            (T item, double own) = (sorted[index], scores[index]);
            int place = index;
            for (; place > 0 && scores[place - 1] < own; place--)
            {
                (sorted[place], scores[place]) = (sorted[place - 1], scores[place - 1]);
            }

            (sorted[place], scores[place]) = (item, own);
        }

        return sorted;
    }

    /// <summary>The positions of the highest scores, highest first; of equal scores the first position.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="count">How many positions to give.</param>
    public static List<int> Highest(double[] scores, int count)
    {
        List<int> highest = [];
        for (int index = 0; index < scores.Length && count > 0; index++)
        {
            if (highest.Count == count && scores[highest[^1]] >= scores[index])
            {
                continue;
            }

            int place = highest.Count;
            while (place > 0 && scores[highest[place - 1]] < scores[index])
            {
                place--;
            }

            highest.Insert(place, index);
            if (highest.Count > count)
            {
                highest.RemoveAt(count);
            }
        }

        return highest;
    }

    /// <summary>The position of the largest number, the first of several.</summary>
    public static int IndexOfLargest(double[] numbers)
    {
        int largest = 0;
        for (int index = 1; index < numbers.Length; index++)
        {
            largest = numbers[index] > numbers[largest] ? index : largest;
        }

        return largest;
    }

    /// <summary>The item of a key; null if there is none.</summary>
    /// <param name="items">The items in the ordinal order of their keys.</param>
    /// <param name="key">An item's key.</param>
    /// <param name="wanted">The key that is looked for.</param>
    public static T? Find<T>(IReadOnlyList<T> items, Func<T, string> key, string wanted)
        where T : class
    {
        (int low, int high) = (0, items.Count - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(key(items[middle]), wanted);
            if (order == 0)
            {
                return items[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
