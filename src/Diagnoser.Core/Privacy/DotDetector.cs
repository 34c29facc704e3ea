using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds what is written with full stops: IPv4 addresses, as opposed to versions of four numbers, Zhipu's keys and Discord's tokens.</summary>
internal sealed class DotDetector : IDetector
{
    private static readonly string[] VersionWords =
    [
        "version", "release", "driver", "cuda", "cudnn", "nccl", "tensorrt", "toolkit", "build", "firmware", "bios", "vbios", "nvidia", "rocm", "cann", "torch", "kernel", "package", "wheel", "installed", "requires",
        "python", "pip", "ver", "v", "revision", "oneapi", "mkl", "cublas", "cufft", "curand", "cusolver", "cusparse", "nvjitlink", "hip", "chrome", "safari", "edge", "vmware", "product", "runtime", "library", "api",
    ];

    private static readonly string[] AddressWords =
    [
        "ip", "addr", "address", "host", "server", "from", "to", "at", "on", "inet", "peer", "client", "node", "master", "endpoint", "gateway", "connect", "connecting", "connected", "listening", "bind", "listen",
        "nameserver", "dns", "proxy", "remote", "local", "via", "src", "dst", "url", "ping", "ssh", "hostname", "worker", "head", "router", "broadcast", "ifaddr", "route",
    ];

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOf('.');
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            position = at + 1;
            if (at == 0 || at + 1 >= text.Length)
            {
                continue;
            }

            if (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]))
            {
                position = Math.Max(position, Address(text, at, findings));
            }

            if (at >= 32 && char.IsAsciiHexDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]))
            {
                HexKey(text, at, findings);
            }

            if (at >= 23 && at + 7 < text.Length && text[at + 7] == '.' && char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                Discord(text, at, findings);
            }
        }
    }

    // Reads four numbers whose first dot is here; returns the end of the numbers.
    private static int Address(string text, int dot, Findings findings)
    {
        int start = dot;
        while (start > 0 && dot - start < 4 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        int i = start;
        Span<int> parts = stackalloc int[4];
        for (int part = 0; part < 4; part++)
        {
            int from = i;
            int value = 0;
            while (i < text.Length && i - from < 4 && char.IsAsciiDigit(text[i]))
            {
                value = (value * 10) + text[i++] - '0';
            }

            if (i == from || i - from > 3 || value > 255 || (i - from > 1 && text[from] == '0') || (part < 3 && (i >= text.Length || text[i++] != '.')))
            {
                return i - 1;
            }

            parts[part] = value;
        }

        bool more = i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_' || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])));
        if (!more && !IsPublicKnowledge(parts) && IsAddress(text, start, i, parts))
        {
            findings.Add(start, i, RedactionKinds.Addresses, Kinds.Ip);
        }

        return i - 1;
    }

    // Loopback, "any", broadcast, net masks, the metadata address of clouds: the same everywhere.
    private static bool IsPublicKnowledge(ReadOnlySpan<int> parts) =>
        parts[0] is 0 or 127 or 255 || (parts[0] == 169 && parts[1] == 254 && parts[2] == 169 && parts[3] == 254) || parts[0] is >= 224 and < 240;

    private static bool IsAddress(string text, int start, int end, ReadOnlySpan<int> parts)
    {
        char after = end < text.Length ? text[end] : '\n';
        char before = start > 0 ? text[start - 1] : '\n';
        if (before == '.' || before is '+' or '~' or '^' or '<')
        {
            return before == '<' && after == '>' || before == '.' && start > 1 && text[start - 2] == '.';
        }

        // http://1.2.3.4, user@1.2.3.4, 1.2.3.4:80, 10.0.0.0/24
        bool schemeBefore = before == '/' && start > 1 && text[start - 2] == '/';
        bool portAfter = after == ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        bool maskAfter = after == '/' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && !IsLongNumber(text, end + 1);
        if (schemeBefore || before == '@' || portAfter || maskAfter)
        {
            return true;
        }

        if (char.IsAsciiLetter(before))
        {
            return before is not ('v' or 'V') && Characters.IsBoundaryBefore(text, start);
        }

        if (before == '/' || after is '+' or '=' || (after == '-' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])))
        {
            return before == '-' && parts[0] is 10 or 192 or 172 && after != '-';
        }

        if (before is '-' or '_')
        {
            // ip-10-0-0-5 is handled by names; nvidia_cublas-12.1.3.1 is a file of a package.
            return WordIs(text, start - 1, AddressWords);
        }

        return ByWord(text, start, end, parts);
    }

    private static bool IsLongNumber(string text, int i) => i + 2 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) || (i + 1 < text.Length && text[i + 1] == '.');

    // The word before decides: "driver 535.1.2.3" is a version, "connect to 10.0.0.7" an address.
    private static bool ByWord(string text, int start, int end, ReadOnlySpan<int> parts)
    {
        int i = start - 1;
        int floor = Math.Max(0, start - 48);
        bool equal = false;
        while (i >= floor && text[i] is ' ' or '\t' or '"' or '\'' or ':' or '=' or '(' or '[' or '>' or '<' or '!' or '~' or ',' or '\\' or '`' or '{' or '|')
        {
            // name==1.2.3.4, name>=1.2.3.4
            equal |= text[i] == '=' && i > 0 && text[i - 1] is '=' or '>' or '<' or '~' or '!';
            i--;
        }

        if (equal)
        {
            return false;
        }

        int wordEnd = i + 1;
        if (wordEnd >= 2 && text.AsSpan(wordEnd - 2, 2) is "版本" or "驱动")
        {
            return false;
        }

        int word = Characters.RunStart(text, wordEnd, Characters.Host, 48);
        ReadOnlySpan<char> name = text.AsSpan(word, wordEnd - word);
        if (IsOneOf(name, AddressWords))
        {
            return true;
        }

        if (IsOneOf(name, VersionWords) || name.Contains("-cu1", StringComparison.Ordinal) || name.StartsWith("nvidia-", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        bool isPrivate = parts[0] == 10 || (parts[0] == 192 && parts[1] == 168) || (parts[0] == 172 && parts[1] is >= 16 and < 32) || (parts[0] == 100 && parts[1] is >= 64 and < 128);

        // A line of two columns or of a package list: a name that starts the line, then the number.
        bool row = !name.IsEmpty && Characters.HasLetter(name) && wordEnd < start && text.AsSpan(wordEnd, start - wordEnd).Trim(' ').Trim('\t').IsEmpty && (word == 0 || text[word - 1] == '\n');
        return !row || isPrivate;
    }

    private static bool WordIs(string text, int end, string[] words)
    {
        int start = Characters.RunStart(text, end, Characters.Alnum, 24);
        return IsOneOf(text.AsSpan(start, end - start), words);
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] words)
    {
        int cut = name.LastIndexOfAny('_', '.', '-');
        ReadOnlySpan<char> last = cut < 0 ? name : name[(cut + 1)..];
        foreach (string word in words)
        {
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase) || (cut >= 0 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && word.Length > 3))
            {
                return true;
            }
        }

        return false;
    }

    // Zhipu's API keys: 32 hexadecimal digits, a full stop, 16 letters and digits.
    private static void HexKey(string text, int dot, Findings findings)
    {
        int start = Characters.RunStart(text, dot, Characters.Hex, 33);
        int end = Characters.RunEnd(text, dot + 1, Characters.Alnum);
        ReadOnlySpan<char> tail = text.AsSpan(dot + 1, end - dot - 1);
        if (dot - start == 32 && tail.Length == 16 && Characters.HasDigit(tail) && Characters.HasBothCases(tail))
        {
            findings.Add(start, end, RedactionKinds.Secrets, Kinds.ZhipuKey);
        }
    }

    // Discord's bot tokens: an identifier in base64 that starts with M, N or O, six characters, 27 or more.
    private static void Discord(string text, int dot, Findings findings)
    {
        int start = Characters.RunStart(text, dot, Characters.Word, 32);
        int end = Characters.RunEnd(text, dot + 8, Characters.Word);
        bool middle = text.AsSpan(dot + 1, 6).IndexOfAnyExcept(Characters.Word) < 0;
        if (middle && dot - start is >= 23 and <= 28 && text[start] is 'M' or 'N' or 'O' && end - dot - 8 is >= 27 and <= 45)
        {
            findings.Add(start, end, RedactionKinds.Secrets, Kinds.DiscordToken);
        }
    }
}
