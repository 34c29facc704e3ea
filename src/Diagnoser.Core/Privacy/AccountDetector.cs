using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds what stands around an at sign: e-mail addresses, prompts (<c>user@host:~$</c>), and the targets of ssh and scp.</summary>
internal sealed class AccountDetector(SecretKnowledge knowledge) : IDetector
{
    private static readonly SignSet Local = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-");

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOf('@');
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            position = at + 1;
            int domain = at + 1;
            int encoded = at;
            int start = Characters.RunStart(text, encoded, Local, 64);
            if (at > 0 && !Local.Contains(text[at - 1]) && char.IsLetterOrDigit(text[at - 1]))
            {
                start = LetterRunStart(text, at);
            }

            start = AfterEscape(text, start, at);
            while (start < at && text[start] is '.' or '%' or '+' or '-')
            {
                start++;
            }

            int end = DomainEnd(text, domain);
            if (start == at || end == domain)
            {
                continue;
            }

            position = Account(text, start, at, end, findings) ? end : position;
        }
    }

    private bool Account(string text, int start, int at, int end, Findings findings)
    {
        ReadOnlySpan<char> user = text.AsSpan(start, at - start);
        ReadOnlySpan<char> host = text.AsSpan(at + 1, end - at - 1);
        bool prompt = IsPrompt(text, start, end);
        if (!prompt && !IsTarget(text, start))
        {
            if (!IsDomain(host) || IsInAddress(text, start) || user.Equals("git", StringComparison.Ordinal) || user.EndsWith(".so"))
            {
                return false;
            }

            findings.Add(start, end, RedactionKinds.Emails, Kinds.Email, text[start..end].ToLowerInvariant());
            return true;
        }

        if (user.Equals("git", StringComparison.Ordinal) || (!prompt && knowledge.IsPublicHost(host)))
        {
            return false;
        }

        if (!knowledge.GenericAccounts.Contains(user.ToString()))
        {
            findings.AddUser(text, start, at);
        }

        if (Characters.HasLetter(host) && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            findings.AddHost(text, at + 1, end);
        }

        return true;
    }

    // https://user@host, https://user:password@host: what is private there is masked without the host.
    private static bool IsInAddress(string text, int start)
    {
        int i = start - 1;
        int floor = Math.Max(0, start - 256);
        while (i >= floor && !char.IsWhiteSpace(text[i]) && text[i] is not ('/' or '"' or '\'' or '<' or '>' or '?' or '&' or '='))
        {
            i--;
        }

        return i >= 2 && i >= floor && text[i] == '/' && text[i - 1] is '/' or '\\' && text.AsSpan(Math.Max(0, i - 4), Math.Min(4, i)).Contains(':');
    }

    // user@host:~/work$ or [user@host work]$ or user@host ~ %
    private static bool IsPrompt(string text, int start, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        if (text[end] == ':' && end + 1 < text.Length && text[end + 1] is '~' or '/')
        {
            int limit = Math.Min(text.Length, end + 200);
            int sign = text.AsSpan(end, limit - end).IndexOfAny("$#%>\n");
            return sign > 0 && text[end + sign] != '\n';
        }

        if (start > 0 && text[start - 1] == '[' && text[end] == ' ')
        {
            int close = text.AsSpan(end, Math.Min(120, text.Length - end)).IndexOf(']');
            return close > 0 && end + close + 1 < text.Length && text[end + close + 1] is '$' or '#';
        }

        if (text[end] != ' ' || !StartsLine(text, start))
        {
            return false;
        }

        int word = end + 1;
        int stop = text.AsSpan(word, Math.Min(100, text.Length - word)).IndexOfAny(' ', '\n');
        return stop > 0 && word + stop + 1 < text.Length && text[word + stop] == ' ' && text[word + stop + 1] is '%' or '$' or '#';
    }

    private static bool StartsLine(string text, int start)
    {
        int i = start;
        if (i > 1 && text[i - 1] == ' ' && text[i - 2] == ')')
        {
            int from = Math.Max(0, i - 40);
            int open = text.AsSpan(from, i - from).LastIndexOf('(');
            i = open < 0 ? i : from + open;
        }

        return i == 0 || text[i - 1] == '\n';
    }

    // ssh user@host, scp file user@host:path, rsync … user@host:path
    private static bool IsTarget(string text, int start)
    {
        int from = Math.Max(0, start - 120);
        ReadOnlySpan<char> before = text.AsSpan(from, start - from);
        int line = before.LastIndexOf('\n');
        before = line < 0 ? before : before[(line + 1)..];
        foreach (string command in (ReadOnlySpan<string>)["ssh ", "scp ", "rsync ", "sftp ", "ssh-copy-id ", "ssh://", "sftp://"])
        {
            int index = before.LastIndexOf(command);
            if (index >= 0 && (index == 0 || !char.IsAsciiLetterOrDigit(before[index - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDomain(ReadOnlySpan<char> host)
    {
        int dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot - 1 is < 2 or > 24)
        {
            return false;
        }

        foreach (char c in host[(dot + 1)..])
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static int DomainEnd(string text, int start)
    {
        int end = Characters.RunEnd(text, start, Characters.Host);
        end = Math.Min(end, start + 253);
        while (end > start && text[end - 1] is '.' or '-' or '_')
        {
            end--;
        }

        return end;
    }

    // "\nalice@…" in an escaped text starts after the escape; "%3Aalice@" after the code.
    private static int AfterEscape(string text, int start, int at)
    {
        if (start > 0 && text[start - 1] == '\\' && start < at && text[start] is 'n' or 't' or 'r')
        {
            return start + 1;
        }

        int percent = text.AsSpan(start, at - start).LastIndexOf('%');
        return percent >= 0 && start + percent + 3 <= at && char.IsAsciiHexDigit(text[start + percent + 1]) && char.IsAsciiHexDigit(text[start + percent + 2])
            ? start + percent + 3
            : start;
    }

    private static int LetterRunStart(string text, int at)
    {
        int start = at;
        int floor = Math.Max(0, at - 64);
        while (start > floor && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
        {
            start--;
        }

        return start;
    }
}
