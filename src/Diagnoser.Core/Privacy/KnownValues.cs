using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds again, anywhere, what was private in another place: names of accounts and machines, secrets, this machine's home folder.</summary>
internal sealed class KnownValues
{
    private const int ShortestName = 4;
    private const int ShortestSecret = 8;

    private readonly SecretKnowledge _knowledge;
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Kind, string Value)> _secrets = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Home)> _homes = [];
    private PhraseSet? _nameSearch;
    private PhraseSet? _secretSearch;
    private string[] _namesLongestFirst = [];
    private string[] _secretsLongestFirst = [];

    public KnownValues(SecretKnowledge knowledge, RedactionOptions options)
    {
        _knowledge = knowledge;
        if (options.UserName is { Length: > 0 } user && (options.Kinds & RedactionKinds.Users) != 0)
        {
            AddUser(user);
        }

        if (options.HostName is { Length: > 0 } host && (options.Kinds & RedactionKinds.Hosts) != 0)
        {
            AddHost(host);
        }

        string home = options.HomeFolder?.TrimEnd('/', '\\') ?? "";
        if (home.Length > 3 && home != "/root" && (options.Kinds & RedactionKinds.Users) != 0)
        {
            foreach (string form in new[] { home, home.Replace("\\", "\\\\", StringComparison.Ordinal), home.Replace('\\', '/'), Uri.EscapeDataString(home) }.Distinct())
            {
                _homes.Add((form, home));
            }
        }
    }

    /// <summary>Remembers the names and secrets of a text.</summary>
    public void Learn(string text, Findings findings)
    {
        foreach (string user in findings.Users)
        {
            AddUser(user);
        }

        foreach (string host in findings.Hosts)
        {
            AddHost(host);
        }

        foreach (Detection detection in findings.Detections)
        {
            if (detection.Group is RedactionKinds.Secrets or RedactionKinds.Patterns)
            {
                AddSecret(text, detection);
            }
        }
    }

    /// <summary>Adds every place at which something known stands.</summary>
    public void Find(string text, Findings findings)
    {
        foreach ((string path, string home) in _homes)
        {
            FindHome(text, path, home, findings);
        }

        if (_names.Count > 0)
        {
            _nameSearch ??= Search(_names.Keys, StringComparison.OrdinalIgnoreCase, out _namesLongestFirst);
            Each(text, _nameSearch, _namesLongestFirst, StringComparison.OrdinalIgnoreCase, (start, end, name) =>
            {
                if (IsWhole(text, start, end))
                {
                    string kind = _names[name];
                    findings.Add(start, end, kind == Kinds.Host ? RedactionKinds.Hosts : RedactionKinds.Users, kind, name);
                }
            });
        }

        if (_secrets.Count > 0)
        {
            _secretSearch ??= Search(_secrets.Keys, StringComparison.Ordinal, out _secretsLongestFirst);
            Each(text, _secretSearch, _secretsLongestFirst, StringComparison.Ordinal, (start, end, part) =>
            {
                if (part.Length >= 16 || IsWhole(text, start, end))
                {
                    (string kind, string value) = _secrets[part];
                    findings.Add(start, end, RedactionKinds.Secrets, kind, value);
                }
            });
        }
    }

    private static PhraseSet Search(IEnumerable<string> values, StringComparison comparison, out string[] longestFirst)
    {
        longestFirst = [.. values.OrderByDescending(value => value.Length)];
        return new PhraseSet(longestFirst, comparison);
    }

    private static void Each(string text, PhraseSet search, string[] longestFirst, StringComparison comparison, Action<int, int, string> visit)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = search.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            int start = position + offset;
            position = start + 1;
            foreach (string value in longestFirst)
            {
                if (text.AsSpan(start).StartsWith(value, comparison))
                {
                    visit(start, start + value.Length, value);
                    position = start + value.Length;
                    break;
                }
            }
        }
    }

    private static bool IsWhole(string text, int start, int end) =>
        (start == 0 || !Characters.IsWord(text[start - 1]) || (start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 't' or 'r'))
        && (end == text.Length || !Characters.IsWord(text[end]));

    private static void FindHome(string text, string path, string home, Findings findings)
    {
        int at = text.IndexOf(path, StringComparison.Ordinal);
        while (at >= 0)
        {
            int end = at + path.Length;
            bool ends = end == text.Length || !(Characters.IsWord(text[end]) || (text[end] is '-' or '_' or '.' && end + 1 < text.Length && Characters.IsWord(text[end + 1])));
            bool starts = at == 0 || !(Characters.IsWord(text[at - 1]) || text[at - 1] is '.' or '_' or '-');
            if (ends && starts)
            {
                findings.Add(at, end, RedactionKinds.Users, Kinds.Home, home);
            }

            at = text.IndexOf(path, at + 1, StringComparison.Ordinal);
        }
    }

    private void AddUser(string name)
    {
        if (IsLongEnough(name) && !IsTechnical(name) && _names.TryAdd(name, Kinds.User))
        {
            _nameSearch = null;
        }
    }

    private void AddHost(string name)
    {
        if (!IsLongEnough(name) || name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || _knowledge.CommonWords.Contains(name) || _knowledge.GenericAccounts.Contains(name))
        {
            return;
        }

        if (_names.TryAdd(name, Kinds.Host))
        {
            _nameSearch = null;
        }

        // gpu-box.lab.example is gpu-box in prompts.
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0)
        {
            AddHost(name[..dot]);
        }
    }

    private static bool IsLongEnough(string name) => name.Length >= ShortestName || (name.Length >= 2 && name.Any(c => c > 0x2e7f));

    // /home/llama-factory is an account that nobody is called by.
    private bool IsTechnical(string name)
    {
        if (_knowledge.GenericAccounts.Contains(name) || _knowledge.CommonWords.Contains(name))
        {
            return true;
        }

        string first = name.Split('-', '_', '.', ' ')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return first.Length == 0 || _knowledge.CommonWords.Contains(first) || _knowledge.GenericAccounts.Contains(first);
    }

    private void AddSecret(string text, Detection detection)
    {
        string value = detection.Value ?? text[detection.Start..detection.End];
        if (!value.Contains('\n', StringComparison.Ordinal))
        {
            if (value.Length >= ShortestSecret && value.Length <= 512 && LooksRandom(value) && _secrets.TryAdd(value, (detection.Kind, value)))
            {
                _secretSearch = null;
            }

            return;
        }

        // The lines of a secret may be shown one by one.
        foreach (string line in value.Split('\n'))
        {
            string part = line.Trim('\r', ' ', '\t', '"', '\'', '\\', '|', '>');
            if (part.Length >= ShortestSecret && part.Length <= 512 && !part.StartsWith("-----", StringComparison.Ordinal) && !part.Contains(' ', StringComparison.Ordinal) && LooksRandom(part)
                && _secrets.TryAdd(part, (detection.Kind, value)))
            {
                _secretSearch = null;
            }
        }
    }

    private static bool LooksRandom(string value) => !value.Contains(' ', StringComparison.Ordinal) && Characters.HasLetter(value) && (Characters.HasDigit(value) || value.AsSpan().ContainsAnyExcept(Characters.Alnum) && value.Length >= 12);
}
