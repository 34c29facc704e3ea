using System.Collections.Concurrent;
using System.Text;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>A table of rules/knowledge: from facts that are known it gives further facts, such as from a GPU's name its compute capability.</summary>
public sealed class KnowledgeTable
{
    private const int MostRemembered = 4096;
    private static readonly Dictionary<string, string> NoRow = [];
    private static readonly SignSet Separators = SignSet.Of(" -_\t");

    // Tables are shared by analyses that run side by side.
    private readonly ConcurrentDictionary<IReadOnlyDictionary<string, string>, FactCondition> _ranges = new(ReferenceEqualityComparer.Instance);

    // Many reports state the same versions and GPUs. A row stands for itself, NoRow for none.
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _found = new(StringComparer.Ordinal);

    /// <summary>The table's name, the same as its file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The file, relative to the rules folder, for sources.</summary>
    public required string FileName { get; init; }

    /// <summary>What a row says.</summary>
    public required string About { get; init; }

    /// <summary>What finds a row; every key has to match.</summary>
    public required IReadOnlyList<TableKey> Keys { get; init; }

    /// <summary>The facts that a row gives: fact key to column.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Gives { get; init; }

    /// <summary>The rows: column to value. Each has a <c>source</c> (URL) and a <c>date</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => DeferredRows.Value;

    /// <summary>The rows, read when they are first asked for.</summary>
    public required Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> DeferredRows { get; init; }

    /// <summary>Finds the row for what is known.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The best row, or null if a key is unknown or no row matches.</returns>
    public IReadOnlyDictionary<string, string>? Find(FactSet facts)
    {
        string[] values = new string[Keys.Count];
        for (int index = 0; index < Keys.Count; index++)
        {
            if (!facts.TryGet(Keys[index].Fact, out Fact? fact))
            {
                return null;
            }

            values[index] = fact.Value;
        }

        string asked = values.Length == 1 ? values[0] : string.Join('\n', values);
        if (!_found.TryGetValue(asked, out IReadOnlyDictionary<string, string>? row))
        {
            row = BestRow(values);
            if (_found.Count < MostRemembered)
            {
                _found[asked] = row;
            }
        }

        return row.Count > 0 ? row : null;
    }

    private IReadOnlyDictionary<string, string> BestRow(string[] values)
    {
        IReadOnlyDictionary<string, string> best = NoRow;
        int bestLength = -1;
        foreach (IReadOnlyDictionary<string, string> row in Rows)
        {
            int length = MatchLength(row, values);
            if (length > bestLength)
            {
                (best, bestLength) = (row, length);
            }
        }

        return best;
    }

    /// <summary>How specific the match of a row is; -1 if it does not match.</summary>
    private int MatchLength(IReadOnlyDictionary<string, string> row, string[] values)
    {
        int total = 0;
        for (int index = 0; index < Keys.Count; index++)
        {
            int length = row.TryGetValue(Keys[index].Column, out string? cell) ? MatchLength(Keys[index].By, row, cell, values[index]) : -1;
            if (length < 0)
            {
                return -1;
            }

            total += length;
        }

        return total;
    }

    private int MatchLength(RowMatch by, IReadOnlyDictionary<string, string> row, string cell, string value)
    {
        switch (by)
        {
            case RowMatch.Release:
                return PackageVersion.TryParse(value, out PackageVersion? version) && PackageVersion.TryParse(cell, out PackageVersion? prefix) && version.StartsWith(prefix)
                    ? prefix.Release.Count
                    : -1;
            case RowMatch.Contains:
                string needle = Squeeze(cell);
                return ContainsWhole(Squeeze(value), needle) ? needle.Length : -1;
            case RowMatch.Range:
                FactCondition condition = _ranges.GetOrAdd(row, static (_, range) => FactCondition.Parse("range", [range]), cell);
                FactSet single = new();
                single.Add("range", value, FactSource.FromKnowledge(FileName));
                return condition.Evaluate(single, out _) == Truth.Yes ? 0 : -1;
            default:
                return string.Equals(cell, value, StringComparison.OrdinalIgnoreCase) ? cell.Length : -1;
        }
    }

    /// <summary>Whether the needle occurs and is not continued by a digit, so that <c>A10</c> is not found in <c>A100</c> nor <c>H20</c> in <c>H200</c>.</summary>
    private static bool ContainsWhole(string text, string needle)
    {
        for (int start = text.IndexOf(needle, StringComparison.Ordinal); start >= 0; start = text.IndexOf(needle, start + 1, StringComparison.Ordinal))
        {
            int end = start + needle.Length;
            bool cutNumber = end < text.Length && char.IsAsciiDigit(text[end]) && char.IsAsciiDigit(needle[^1]);
            bool cutWord = start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]) && char.IsAsciiLetter(needle[0]) && char.IsAsciiLetter(text[start - 1]) && needle.Length < 4;
            if (!cutNumber && !cutWord)
            {
                return true;
            }
        }

        return false;
    }

    private static string Squeeze(string text) =>
        text.AsSpan().ContainsAny(Separators) || text.AsSpan().ContainsAnyInRange('A', 'Z')
            ? SqueezeCharacters(text)
            : text;

    private static string SqueezeCharacters(string text)
    {
        StringBuilder squeezed = new(text.Length);
        foreach (char character in text)
        {
            if (!Separators.Contains(character))
            {
                squeezed.Append(char.ToLowerInvariant(character));
            }
        }

        return squeezed.ToString();
    }
}
