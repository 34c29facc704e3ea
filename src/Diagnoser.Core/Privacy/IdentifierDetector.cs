namespace Diagnoser.Core.Privacy;

/// <summary>Finds UUIDs, those of GPUs among them, and MAC addresses written with hyphens.</summary>
internal sealed class IdentifierDetector : IDetector
{
    private const int UuidLength = 36;

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOf('-');
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            position = at + 1;
            if (at >= 8 && IsUuid(text, at - 8))
            {
                int start = at - 8;
                bool gpu = start >= 4 && text[start - 1] == '-' && text.AsSpan(start - 4, 3) is "GPU" or "MIG";
                int from = gpu ? start - 4 : start;
                findings.Add(from, start + UuidLength, RedactionKinds.Devices, gpu ? Kinds.GpuUuid : Kinds.Uuid, text[from..(start + UuidLength)].ToLowerInvariant());
                position = start + UuidLength;
            }
            else if (at >= 2 && IsMac(text, at - 2))
            {
                findings.Add(at - 2, at + 15, RedactionKinds.Addresses, Kinds.Mac, text[(at - 2)..(at + 15)].ToLowerInvariant().Replace('-', ':'));
                position = at + 15;
            }
        }
    }

    private static bool IsUuid(string text, int start)
    {
        if (start + UuidLength > text.Length || (start > 0 && char.IsAsciiHexDigit(text[start - 1]) && Characters.IsBoundaryBefore(text, start) is false)
            || (start + UuidLength < text.Length && char.IsAsciiHexDigit(text[start + UuidLength])))
        {
            return false;
        }

        bool real = false;
        for (int i = 0; i < UuidLength; i++)
        {
            char c = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? c != '-' : !char.IsAsciiHexDigit(c))
            {
                return false;
            }

            real |= c is not ('0' or '-');
        }

        return real;
    }

    // 00-1A-2B-3C-4D-5E, with a letter in it: pairs of digits alone are a date.
    private static bool IsMac(string text, int start)
    {
        if (start + 17 > text.Length || (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '-'))
            || (start + 17 < text.Length && (char.IsAsciiLetterOrDigit(text[start + 17]) || text[start + 17] == '-')))
        {
            return false;
        }

        bool letter = false;
        for (int i = 0; i < 17; i++)
        {
            char c = text[start + i];
            if (i % 3 == 2 ? c != '-' : !char.IsAsciiHexDigit(c))
            {
                return false;
            }

            letter |= char.IsAsciiLetter(c);
        }

        return letter;
    }
}
