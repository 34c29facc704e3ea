using System.Net;
using System.Net.Sockets;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds what is written with colons: IPv6 and MAC addresses, Telegram's tokens.</summary>
internal sealed class ColonDetector : IDetector
{
    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOf(':');
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

            if (at >= 2 && IsMac(text, at - 2))
            {
                findings.Add(at - 2, at + 15, RedactionKinds.Addresses, Kinds.Mac, text[(at - 2)..(at + 15)].ToLowerInvariant());
                position = at + 15;
            }
            else if (at >= 4 && char.IsAsciiHexDigit(text[at - 1]) && (char.IsAsciiHexDigit(text[at + 1]) || text[at + 1] == ':'))
            {
                position = Math.Max(position, Address(text, at, findings));
            }

            if (text[at + 1] == 'A' && char.IsAsciiDigit(text[at - 1]))
            {
                Telegram(text, at, findings);
            }
        }
    }

    // An address of one machine starts with 2…, 3… (global), fc, fd (local) or fe8…feb (link): loopback and multicast stay.
    private static int Address(string text, int colon, Findings findings)
    {
        int start = Characters.RunStart(text, colon, Characters.Hex, 5);
        if (colon - start != 4 || (start > 0 && text[start - 1] is ':' or '.' or '_' or '-') || !Characters.IsBoundaryBefore(text, start))
        {
            return 0;
        }

        char first = char.ToLowerInvariant(text[start]);
        char second = char.ToLowerInvariant(text[start + 1]);
        if (first is not ('2' or '3') && !(first == 'f' && (second is 'c' or 'd' || (second == 'e' && char.ToLowerInvariant(text[start + 2]) is '8' or '9' or 'a' or 'b'))))
        {
            return 0;
        }

        int end = start;
        int colons = 0;
        while (end < text.Length && end - start < 46 && (char.IsAsciiHexDigit(text[end]) || text[end] is ':' or '.'))
        {
            colons += text[end++] == ':' ? 1 : 0;
        }

        while (end > start && text[end - 1] is '.' || (end > start + 1 && text[end - 1] == ':' && text[end - 2] != ':'))
        {
            end--;
        }

        bool word = end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_');
        if (colons < 2 || word || !IPAddress.TryParse(text.AsSpan(start, end - start), out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return 0;
        }

        findings.Add(start, end, RedactionKinds.Addresses, Kinds.Ip, text[start..end].ToLowerInvariant());
        return end;
    }

    private static bool IsMac(string text, int start)
    {
        if (start + 17 > text.Length || (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == ':'))
            || (start + 17 < text.Length && (char.IsAsciiLetterOrDigit(text[start + 17]) || text[start + 17] == ':')))
        {
            return false;
        }

        bool real = false;
        bool other = false;
        for (int i = 0; i < 17; i++)
        {
            char c = text[start + i];
            if (i % 3 == 2 ? c != ':' : !char.IsAsciiHexDigit(c))
            {
                return false;
            }

            real |= c is not ('0' or ':');
            other |= c is not ('f' or 'F' or ':');
        }

        // 00:…:00 is loopback, ff:…:ff is broadcast.
        return real && other;
    }

    // 8 to 10 digits, a colon, AA and 33 characters.
    private static void Telegram(string text, int colon, Findings findings)
    {
        int start = colon;
        while (start > 0 && colon - start < 11 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        int end = Characters.RunEnd(text, colon + 1, Characters.Word);
        if (colon - start is >= 8 and <= 10 && end - colon - 1 is >= 30 and <= 40 && text[colon + 2] == 'A')
        {
            findings.Add(start, end, RedactionKinds.Secrets, Kinds.TelegramToken);
        }
    }
}
