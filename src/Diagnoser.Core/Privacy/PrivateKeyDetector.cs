using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds private keys in PEM and PuTTY form, over several lines or in one with escapes, also where the end is cut off.</summary>
internal sealed class PrivateKeyDetector : IDetector
{
    private const int Longest = 20_000;

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOf("PRIVATE KEY", StringComparison.Ordinal);
            if (offset < 0)
            {
                break;
            }

            int at = position + offset;
            int from = Math.Max(position, at - 60);
            int begin = text.AsSpan(from, at - from).LastIndexOf("-----BEGIN", StringComparison.Ordinal);
            if (begin < 0)
            {
                position = at + 1;
                continue;
            }

            int end = End(text, at + "PRIVATE KEY".Length);
            if (HasBody(text.AsSpan(at, end - at)))
            {
                findings.Add(from + begin, end, RedactionKinds.Secrets, Kinds.PrivateKey);
            }

            position = end;
        }

        FindPutty(text, findings);
    }

    // A first line alone, as error messages quote it, is no key.
    private static bool HasBody(ReadOnlySpan<char> key) => key["PRIVATE KEY".Length..].TrimStart('-').ContainsAny(Characters.Alnum);

    private static int End(string text, int start)
    {
        int limit = Math.Min(text.Length, start + Longest);
        ReadOnlySpan<char> rest = text.AsSpan(start, limit - start);
        int next = rest.IndexOf("-----BEGIN", StringComparison.Ordinal);
        int end = (next < 0 ? rest : rest[..next]).IndexOf("-----END", StringComparison.Ordinal);
        if (end < 0)
        {
            return WithoutEnd(text, start);
        }

        int after = start + end + "-----END".Length;
        int close = text.AsSpan(after, Math.Min(64, text.Length - after)).IndexOf("-----", StringComparison.Ordinal);
        return close < 0 ? after : after + close + 5;
    }

    // The rest of a key whose last line is missing: lines of base64, and the headers of an encrypted key.
    private static int WithoutEnd(string text, int start)
    {
        int i = start;
        while (i < text.Length && text[i] == '-')
        {
            i++;
        }

        int end = i;
        while (i < text.Length)
        {
            int line = ValueReader.LineEnd(text, i);
            ReadOnlySpan<char> content = text.AsSpan(i, line - i).Trim();
            bool header = content.StartsWith("Proc-Type:") || content.StartsWith("DEK-Info:") || content.StartsWith("Version:") || content.StartsWith("Comment:");
            int run = content.IndexOfAnyExcept(Characters.Base64);
            bool body = content.IsEmpty || run < 0 || content[run] == '\\';
            if (!header && !body)
            {
                break;
            }

            if (!content.IsEmpty)
            {
                end = body && run >= 0 ? EscapedEnd(text, i, line) : line;
            }

            if (end < line)
            {
                break;
            }

            i = line + 1 < text.Length && text[line] == '\r' ? line + 2 : line + 1;
        }

        return end;
    }

    private static int EscapedEnd(string text, int start, int line)
    {
        int i = start;
        while (i < line && (Characters.Base64.Contains(text[i]) || text[i] is '\\' or ' '))
        {
            i++;
        }

        return i;
    }

    private static void FindPutty(string text, Findings findings)
    {
        int at = text.IndexOf("Private-Lines: ", StringComparison.Ordinal);
        while (at >= 0)
        {
            int line = ValueReader.LineEnd(text, at);
            int end = WithoutEnd(text, Math.Min(text.Length, line + 1));
            findings.Add(Math.Min(text.Length, line + 1), end, RedactionKinds.Secrets, Kinds.PrivateKey);
            at = text.IndexOf("Private-Lines: ", line, StringComparison.Ordinal);
        }
    }
}
