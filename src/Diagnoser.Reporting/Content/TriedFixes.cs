using System.Globalization;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Content;

/// <summary>What the person has tried already: a number is a fix of the report, anything else is told in the person's words.</summary>
internal sealed class TriedFixes
{
    private readonly HashSet<int> _numbers = [];

    /// <summary>Reads what was tried.</summary>
    /// <param name="fixes">The report's fixes.</param>
    /// <param name="tried">Numbers and words, as they were given.</param>
    public TriedFixes(IReadOnlyList<Fix> fixes, IReadOnlyList<string> tried)
    {
        List<string> words = [];
        foreach (string item in tried)
        {
            bool isFix = int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= fixes.Count;
            if (isFix && _numbers.Add(number))
            {
                words.Add(fixes[number - 1].Title);
            }
            else if (!isFix && !string.IsNullOrWhiteSpace(item))
            {
                words.Add(item);
            }
        }

        Words = words;
    }

    /// <summary>What was tried, in the order in which it was given.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether a fix of the report was tried.</summary>
    /// <param name="index">Its place in the report, from 0.</param>
    public bool Contains(int index) => _numbers.Contains(index + 1);
}
