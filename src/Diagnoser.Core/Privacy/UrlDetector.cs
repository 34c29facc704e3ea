using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds names and passwords in addresses: <c>https://user:password@host</c>, <c>git+https://token@host</c>, also percent-encoded.</summary>
internal sealed class UrlDetector(SecretKnowledge knowledge) : IDetector
{
    private const int LongestAuthority = 512;
    private static readonly PhraseSet Openings = new(["://", "%3A%2F%2F", "%3a%2f%2f", ":\\/\\/"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = Openings.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            position = at + 3;
            if (text[at] == '%')
            {
                Credentials(text, at + 9, "%40", "%3A", "%3a", findings);
            }
            else
            {
                Credentials(text, at + (text[at + 1] == '\\' ? 5 : 3), "@", ":", ":", findings);
            }
        }
    }

    private void Credentials(string text, int start, string at, string colon, string otherColon, Findings findings)
    {
        int limit = Math.Min(text.Length, start + LongestAuthority);
        int stop = start;
        while (stop < limit && !char.IsWhiteSpace(text[stop]) && text[stop] is not ('"' or '\'' or '<' or '>' or '`' or '|'))
        {
            stop++;
        }

        ReadOnlySpan<char> address = text.AsSpan(start, stop - start);
        int path = at == "@" ? address.IndexOfAny('/', '?', '#') : IndexOfPath(address);
        ReadOnlySpan<char> authority = path < 0 ? address : address[..path];
        int sign = authority.LastIndexOf(at);
        if (at == "@" && path > 0 && HasOddPort(authority) && (sign < 0 || !IsWeb(text, start)))
        {
            // A password with a slash or an at sign in it that nobody encoded.
            sign = address.LastIndexOf('@');
        }

        if (sign <= 0)
        {
            return;
        }

        ReadOnlySpan<char> credentials = address[..sign];
        int split = credentials.IndexOf(colon);
        split = split < 0 ? credentials.IndexOf(otherColon) : split;
        if (split < 0)
        {
            Single(text, start, start + sign, findings);
            return;
        }

        int password = start + split + colon.Length;
        if (split > 0)
        {
            Single(text, start, start + split, findings);
        }

        if (!IsVariable(text.AsSpan(password, start + sign - password)))
        {
            findings.Add(password, start + sign, RedactionKinds.Secrets, Kinds.Password);
        }
    }

    private void Single(string text, int start, int end, Findings findings)
    {
        ReadOnlySpan<char> name = text.AsSpan(start, end - start);
        if (name.IsEmpty || IsVariable(name) || knowledge.GenericAccounts.Contains(name.ToString()) || name.Equals("git", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (name.Length >= 16 && (Characters.HasDigit(name) || Characters.HasBothCases(name)))
        {
            findings.Add(start, end, RedactionKinds.Secrets, Kinds.UrlCredential);
        }
        else
        {
            findings.AddUser(text, start, end);
        }
    }

    private static bool IsVariable(ReadOnlySpan<char> value) =>
        value.IsEmpty || (value[0] == '$' && value.Length > 1 && (value[1] == '{' || value[1] == '(' || !value[1..].ContainsAnyExcept(Characters.Word))) || (value[0] == '{' && value[^1] == '}') || value.IndexOfAnyExcept('*') < 0;

    private static bool IsWeb(string text, int start)
    {
        ReadOnlySpan<char> scheme = text.AsSpan(0, start).TrimEnd('/').TrimEnd('\\').TrimEnd('/').TrimEnd('\\').TrimEnd(':');
        return scheme.EndsWith("http", StringComparison.OrdinalIgnoreCase) || scheme.EndsWith("https", StringComparison.OrdinalIgnoreCase) || scheme.EndsWith("ssh", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasOddPort(ReadOnlySpan<char> authority)
    {
        int colon = authority.IndexOf(':');
        return colon >= 0 && !authority.Contains('[') && authority[(colon + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    private static int IndexOfPath(ReadOnlySpan<char> address)
    {
        int path = address.IndexOf("%2F", StringComparison.OrdinalIgnoreCase);
        int end = address.IndexOfAny('/', '&', '?');
        return path < 0 ? end : end < 0 ? path : Math.Min(path, end);
    }
}
