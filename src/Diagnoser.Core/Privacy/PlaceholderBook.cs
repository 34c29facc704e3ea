using System.Collections.Frozen;
using System.Globalization;

namespace Diagnoser.Core.Privacy;

/// <summary>Gives every secret its placeholder, the same one each time, and counts them.</summary>
internal sealed class PlaceholderBook(IEnumerable<string> names)
{
    private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KindCount> _counts = new(StringComparer.Ordinal);

    /// <summary>What was masked so far.</summary>
    public RedactionSummary Summary =>
        new([.. _counts.Values.OrderBy(count => count.Kind, StringComparer.Ordinal).Select(count => new RedactionCount(count.Kind, count.Placeholders.Count, count.Times))]);

    /// <summary>The placeholders that stand in a text already. Their numbers are not given to other secrets from now on.</summary>
    public List<(int Start, int End)> Existing(string text)
    {
        List<(int Start, int End)> found = [];
        int at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            int end = PlaceholderEnd(text, at);
            if (end > at)
            {
                string placeholder = text[at..end];
                found.Add((at, end));
                if (!_given.Contains(placeholder))
                {
                    _taken.Add(placeholder);
                }
            }

            at = text.IndexOf('<', at + 1);
        }

        return found;
    }

    /// <summary>The placeholder of a secret.</summary>
    public string For(string kind, string value)
    {
        Dictionary<string, string> book = kind is Kinds.User or Kinds.Host or Kinds.Home ? _people : _secrets;
        string canonical = Canonical(value);
        if (!book.TryGetValue(canonical, out string? placeholder))
        {
            placeholder = Next(kind);
            _given.Add(placeholder);
            book.Add(canonical, placeholder);
        }

        return placeholder;
    }

    /// <summary>Counts a place where a placeholder was put.</summary>
    public void Count(string placeholder)
    {
        string kind = NameOf(placeholder);
        if (!_counts.TryGetValue(kind, out KindCount? count))
        {
            _counts[kind] = count = new KindCount(kind);
        }

        count.Placeholders.Add(placeholder);
        count.Times++;
    }

    // A secret that was wrapped, percent-encoded or escaped is still the same secret.
    private static string Canonical(string value)
    {
        if (value.Contains('\n', StringComparison.Ordinal))
        {
            value = string.Concat(value.Where(c => c is not (' ' or '\t' or '\r' or '\n' or '"' or '\'' or '\\' or '|' or '>' or '│')));
        }

        value = value.Replace("\\/", "/", StringComparison.Ordinal);
        return value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
    }

    private static string NameOf(string placeholder)
    {
        string inner = placeholder[1..^1];
        int hyphen = inner.LastIndexOf('-');
        return hyphen > 0 && inner.AsSpan(hyphen + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? inner[..hyphen] : inner;
    }

    private string Next(string kind)
    {
        if (kind == Kinds.Home && _last.TryAdd(kind, 1) && !_taken.Contains("<home>"))
        {
            return "<home>";
        }

        while (true)
        {
            int number = _last.GetValueOrDefault(kind) + 1;
            _last[kind] = number;
            string placeholder = string.Create(CultureInfo.InvariantCulture, $"<{kind}-{number}>");
            if (!_taken.Contains(placeholder))
            {
                return placeholder;
            }
        }
    }

    // <name-12>, or <home>
    private int PlaceholderEnd(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start, Math.Min(64, text.Length - start));
        int close = rest.IndexOf('>');
        if (close < 3)
        {
            return -1;
        }

        ReadOnlySpan<char> inner = rest[1..close];
        int hyphen = inner.LastIndexOf('-');
        bool numbered = hyphen > 0 && hyphen < inner.Length - 1 && inner[(hyphen + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
        bool known = numbered ? _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(inner[..hyphen]) : inner.SequenceEqual(Kinds.Home);
        return known ? start + close + 1 : -1;
    }

    /// <summary>The placeholders of one kind, and how often any of them was put.</summary>
    private sealed class KindCount(string kind)
    {
        public string Kind { get; } = kind;

        public HashSet<string> Placeholders { get; } = new(StringComparer.Ordinal);

        public int Times { get; set; }
    }
}
