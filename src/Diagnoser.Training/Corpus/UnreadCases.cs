using System.Collections.Frozen;

namespace Diagnoser.Training.Corpus;

/// <summary>Reads training-data/unread.txt: the cases that no author of a rule has read, so that rules do on them as they do on a report of tomorrow.</summary>
public static class UnreadCases
{
    /// <summary>Reads a list of addresses, one a line; blank lines and lines that begin with # are skipped.</summary>
    /// <param name="text">The list's text.</param>
    public static IReadOnlySet<string> Read(TextReader text)
    {
        HashSet<string> addresses = new(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } address && address[0] != '#')
            {
                addresses.Add(address);
            }
        }

        return addresses.ToFrozenSet(StringComparer.Ordinal);
    }
}
