using Diagnoser.Core.Patterns;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Facts.Text;

/// <summary>The families of models that can be recognised by name; read from rules/knowledge/model-families.yaml.</summary>
public sealed class ModelFamilyTable
{
    private readonly Dictionary<char, List<Alias>> _byFirst = [];
    private readonly PhraseSet _stems;
    private readonly Lazy<TopicTable> _topics;

    /// <summary>Makes a table.</summary>
    /// <param name="families">The families.</param>
    public ModelFamilyTable(IReadOnlyList<ModelFamily> families)
    {
        Families = families;
        HashSet<string> stems = new(StringComparer.OrdinalIgnoreCase);
        List<List<Alias>> lists = [];
        foreach (ModelFamily family in families)
        {
            foreach (string alias in family.Aliases)
            {
                char first = char.ToLowerInvariant(alias[0]);
                if (!_byFirst.TryGetValue(first, out List<Alias>? list))
                {
                    _byFirst[first] = list = [];
                    lists.Add(list);
                }

                list.Add(new Alias(alias.ToLowerInvariant(), family));
                stems.Add(StemOf(alias));
            }
        }

        foreach (List<Alias> list in lists)
        {
            list.Sort(static (left, right) => right.Text.Length.CompareTo(left.Text.Length));
        }

        _topics = new Lazy<TopicTable>(() => new TopicTable(stems));
        _stems = new PhraseSet(stems, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The families.</summary>
    public IReadOnlyList<ModelFamily> Families { get; }

    /// <summary>A table without families: no model is recognised by name.</summary>
    public static ModelFamilyTable Empty { get; } = new([]);

    /// <summary>Reads a table.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not such a table; the message names file, line and fault.</exception>
    public static ModelFamilyTable Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("families");
        return new ModelFamilyTable([.. root.RequiredList("families").Maps().Select(ReadFamily)]);
    }

    /// <summary>The table that finds what a line is about, names of these families included.</summary>
    internal TopicTable Topics => _topics.Value;

    /// <summary>Finds the next place where a family's name may start.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The position, or -1.</returns>
    internal int IndexOfStem(ReadOnlySpan<char> text) => _stems.FirstIn(text);

    /// <summary>Finds the family whose longest alias stands at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the name starts.</param>
    /// <param name="length">How many characters the alias takes.</param>
    internal ModelFamily? Match(ReadOnlySpan<char> text, int position, out int length)
    {
        length = 0;
        ModelFamily? best = null;
        if (_byFirst.TryGetValue(char.ToLowerInvariant(text[position]), out List<Alias>? list))
        {
            foreach (Alias alias in list)
            {
                int matched = MatchAlias(alias.Text, text[position..]);
                if (matched > length)
                {
                    length = matched;
                    best = alias.Family;
                }
            }
        }

        return best;
    }

    /// <summary>The length of an alias at the start of a text, or 0. A hyphen of the alias stands for one separator or none.</summary>
    private static int MatchAlias(string alias, ReadOnlySpan<char> text)
    {
        int at = 0;
        foreach (char expected in alias)
        {
            if (expected == '-')
            {
                at += at < text.Length && text[at] is '-' or '_' or ' ' ? 1 : 0;
            }
            else if (at < text.Length && char.ToLowerInvariant(text[at]) == expected)
            {
                at++;
            }
            else
            {
                return 0;
            }
        }

        return EndsThere(text, at) ? at : 0;
    }

    /// <summary>Whether a name ends at a position: no number goes on (qwen2|.5, llama-3|0b) and no word (llama|factory).</summary>
    private static bool EndsThere(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return true;
        }

        bool afterDigit = char.IsAsciiDigit(text[at - 1]);
        char next = text[at];
        if (char.IsAsciiDigit(next))
        {
            // "llama7b": the number is the size and not a generation, which would have an alias of its own.
            return !afterDigit && at < text.Length && IsSize(text[at..]);
        }

        if (next == '.')
        {
            return !(afterDigit && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
        }

        return !char.IsAsciiLetter(next);
    }

    private static bool IsSize(ReadOnlySpan<char> text) =>
        TextScan.TryReadNumber(text, out _, out int length) && length < text.Length && text[length] is 'b' or 'B' && TextScan.IsWordEnd(text, length + 1);

    private static string StemOf(string alias)
    {
        int end = alias.AsSpan().IndexOfAny(CharacterSets.StemEnd);
        return end <= 1 ? alias[..Math.Min(alias.Length, 3)] : alias[..end];
    }

    private static ModelFamily ReadFamily(YamlMap map)
    {
        map.AllowOnly("family", "series", "aliases", "needs", "sizes", "small");
        Dictionary<string, string> sizes = new(StringComparer.OrdinalIgnoreCase);
        if (map.OptionalMap("sizes") is { } written)
        {
            foreach (string name in written.Keys)
            {
                sizes[name] = written.RequiredText(name);
            }
        }

        YamlMap? small = map.OptionalMap("small");
        small?.AllowOnly("family", "below");
        IReadOnlyList<string> aliases = map.RequiredList("aliases").Texts();
        return map.OptionalText("needs") is not (null or "size") ? throw map.Fault("'needs' has to be size", "needs")
            : aliases.Any(alias => alias.Length < 2) ? throw map.Fault("an alias has to have two characters or more", "aliases")
            : new ModelFamily(map.RequiredText("family"), map.OptionalText("series"), aliases, map.Has("needs"), sizes, small?.RequiredText("family"), small?.RequiredInteger("below") ?? 0);
    }

    private sealed record Alias(string Text, ModelFamily Family);
}
