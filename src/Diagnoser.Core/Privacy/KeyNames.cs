using System.Collections.Frozen;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Privacy;

/// <summary>Names of settings whose values are private.</summary>
internal sealed class KeyNames
{
    /// <summary>The longest name that is looked at, in characters.</summary>
    public const int Longest = 64;

    private static readonly KeyMeaning Environment = new("secret", KeyRule.Long);
    private static readonly KeyMeaning EnvironmentPassword = new(Kinds.Password, KeyRule.Always);

    private readonly FrozenDictionary<string, KeyMeaning> _suffixes;
    private readonly FrozenDictionary<string, KeyMeaning>.AlternateLookup<ReadOnlySpan<char>> _bySuffix;
    private readonly FrozenDictionary<string, KeyMeaning>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenSet<string> _not;
    private readonly int[] _lengths;
    private readonly bool[] _endings = new bool[1 << 14];
    private readonly IReadOnlyList<string> _environmentSuffixes;
    private readonly FrozenSet<string> _environmentExceptions;

    public KeyNames(YamlMap root)
    {
        Dictionary<string, KeyMeaning> suffixes = new(StringComparer.Ordinal);
        YamlMap keys = root.OptionalMap("keys") ?? throw root.Fault("'keys' is missing");
        Read(keys, "always", KeyRule.Always, suffixes);
        Read(keys, "long", KeyRule.Long, suffixes);
        Read(keys, "random", KeyRule.Random, suffixes);
        YamlMap named = root.OptionalMap("named") ?? throw root.Fault("'named' is missing");
        foreach ((string kind, KeyRule rule) in new[] { ("user", KeyRule.User), ("host", KeyRule.Host), ("serial", KeyRule.Serial), ("machine-id", KeyRule.MachineId) })
        {
            foreach (string name in named.RequiredList(kind).Texts())
            {
                suffixes.TryAdd(name, new KeyMeaning(kind, rule));
            }
        }

        Dictionary<string, KeyMeaning> exact = new(StringComparer.Ordinal);
        YamlMap exactMap = root.OptionalMap("exact") ?? throw root.Fault("'exact' is missing");
        foreach (string kind in exactMap.Keys)
        {
            foreach (string name in exactMap.RequiredList(kind).Texts())
            {
                exact.Add(name, new KeyMeaning(kind, KeyRule.Always));
            }
        }

        _suffixes = suffixes.ToFrozenDictionary(StringComparer.Ordinal);
        _bySuffix = _suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        _exact = exact.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _not = root.RequiredList("not-keys").Texts().ToFrozenSet(StringComparer.Ordinal);
        _lengths = [.. suffixes.Keys.Select(name => name.Length).Distinct().OrderDescending()];
        _environmentSuffixes = root.RequiredList("environment-suffixes").Texts();
        _environmentExceptions = root.RequiredList("environment-exceptions").Texts().ToFrozenSet(StringComparer.Ordinal);
        foreach (string name in suffixes.Keys.Concat(exact.Keys).Concat(_environmentSuffixes.Select(suffix => suffix.ToLowerInvariant())))
        {
            _endings[Ending(name[^1], name[^2])] = true;
        }

        KindNames = [.. suffixes.Values.Concat(exact.Values).Select(meaning => meaning.Kind).Distinct(), Environment.Kind];
    }

    /// <summary>The names of placeholders that settings give rise to.</summary>
    public IReadOnlyList<string> KindNames { get; }

    /// <summary>Whether a name that ends in these two characters can be one of ours; false for most, which keeps the rest cheap.</summary>
    public bool MayEndWith(char beforeLast, char last) => _endings[Ending(last, beforeLast)];

    /// <summary>What a setting's name says about its value, or null if nothing.</summary>
    /// <param name="name">The name as written, without quotes: letters, digits, <c>_ - .</c> and single spaces.</param>
    /// <param name="word">The name's last word, for those that only count alone.</param>
    public KeyMeaning? Find(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        if (IsException(word))
        {
            return null;
        }

        KeyMeaning? known = BySuffix(name);
        return known is null or { Rule: KeyRule.Random } && OfEnvironment(word) is { } environment ? environment : known;
    }

    /// <summary>What a name says that only counts alone, or null if nothing.</summary>
    public KeyMeaning? FindExact(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        return word.Length is > 0 and <= 8 && word.ToLowerInvariant(lower) == word.Length && _exact.TryGetValue(lower[..word.Length], out KeyMeaning? meaning) ? meaning : null;
    }

    private static int Ending(char last, char beforeLast) => ((char.ToLowerInvariant(last) & 0x7f) << 7) | (char.ToLowerInvariant(beforeLast) & 0x7f);

    private static void Read(YamlMap keys, string name, KeyRule rule, Dictionary<string, KeyMeaning> into)
    {
        YamlMap kinds = keys.OptionalMap(name) ?? throw keys.Fault($"'{name}' is missing");
        foreach (string kind in kinds.Keys)
        {
            foreach (string suffix in kinds.RequiredList(kind).Texts())
            {
                into.TryAdd(suffix, new KeyMeaning(kind, rule));
            }
        }
    }

    private bool IsNot(ReadOnlySpan<char> letters)
    {
        foreach (string name in _not)
        {
            if (letters.EndsWith(name))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsException(ReadOnlySpan<char> word)
    {
        foreach (string exception in _environmentExceptions)
        {
            if (word.EndsWith(exception, StringComparison.Ordinal)
                && (word.Length == exception.Length || (exception.Contains('_', StringComparison.Ordinal) && word[word.Length - exception.Length - 1] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    private KeyMeaning? OfEnvironment(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word.ContainsAnyInRange('a', 'z') || word.Contains('-'))
        {
            return null;
        }

        foreach (string suffix in _environmentSuffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && word.Length > suffix.Length)
            {
                return suffix is "_PASS" or "_PWD" or "_PASSWD" or "_PASSWORD" ? EnvironmentPassword : Environment;
            }
        }

        return null;
    }

    private KeyMeaning? BySuffix(ReadOnlySpan<char> name)
    {
        Span<char> plain = stackalloc char[Longest];
        int length = 0;
        foreach (char c in name.Length > Longest ? name[^Longest..] : name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        ReadOnlySpan<char> letters = plain[..length];
        foreach (int size in _lengths)
        {
            if (size <= length && _bySuffix.TryGetValue(letters[^size..], out KeyMeaning? meaning))
            {
                return IsNot(letters) ? null : meaning;
            }
        }

        return null;
    }
}
