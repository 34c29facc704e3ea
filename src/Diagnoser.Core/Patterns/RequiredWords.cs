namespace Diagnoser.Core.Patterns;

/// <summary>
/// The words that every match of an expression must have: all the words of one of its alternatives, of a set of words at least one. Looking for them is
/// cheaper than running the expression, so it runs only on lines that have them.
/// </summary>
internal sealed class RequiredWords
{
    private const int ShortestWord = 2;
    private const int MostSets = 4;
    private readonly RequiredWord[][][] _alternatives;

    /// <summary>Takes words.</summary>
    /// <param name="alternatives">For each alternative the sets of which every match has a word each.</param>
    internal RequiredWords(RequiredWord[][][] alternatives) => _alternatives = alternatives;

    /// <summary>For each alternative the sets of which every match has a word each.</summary>
    internal IReadOnlyList<IReadOnlyList<IReadOnlyList<RequiredWord>>> Alternatives => _alternatives;

    /// <summary>Reads an expression's words.</summary>
    /// <param name="expression">The expression without slashes.</param>
    public static RequiredWords Of(string expression) => new([.. RegexAnchors.AllOf(expression).Select(Choose)]);

    /// <summary>Whether a line has the words of an alternative.</summary>
    /// <param name="line">The line.</param>
    /// <param name="digits">How the line's digits are taken.</param>
    public bool AreIn(ReadOnlySpan<char> line, Digits digits = Digits.AsTheyStand)
    {
        foreach (RequiredWord[][] sets in _alternatives)
        {
            bool all = true;
            for (int index = 0; index < sets.Length && all; index++)
            {
                all = HasOneOf(sets[index], line, digits);
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOneOf(RequiredWord[] words, ReadOnlySpan<char> line, Digits digits)
    {
        foreach (RequiredWord word in words)
        {
            if (word.IsIn(line, digits))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The most telling sets of an alternative, the one first that is missing most often: long words are rare.</summary>
    private static RequiredWord[][] Choose(List<List<string>> sets)
    {
        List<List<string>> telling = sets.FindAll(words => words.TrueForAll(word => word.Length >= ShortestWord));
        telling.Sort(static (left, right) => RegexAnchors.Shortest(right).CompareTo(RegexAnchors.Shortest(left)));
        return [.. telling.Take(MostSets).Select(words => words.ConvertAll(word => new RequiredWord(word)).ToArray())];
    }
}
