using System.Buffers;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// Finds which of many literals occur in a text, without regard to case, in one pass whose cost does not depend on how many literals
/// there are. Each literal is filed under four of its characters, folded to one byte each; a bitmap over a hash of the last four characters
/// read sorts out nearly every position of the text, and what passes is compared in full.
/// </summary>
internal sealed class LiteralScanner
{
    private const int Window = 4;
    private const int BitmapBits = 16;
    private readonly Entry[][] _buckets;
    private readonly ulong[] _bitmap = new ulong[1 << (BitmapBits - 6)];
    private readonly string[] _literals;
    private readonly Entry[] _short;
    private readonly SearchValues<string>? _shortFilter;

    /// <summary>Files the literals.</summary>
    /// <param name="literals">The literals; the position in the list is the literal's number.</param>
    public LiteralScanner(IReadOnlyList<string> literals)
    {
        _literals = [.. literals];
        Dictionary<uint, int> frequency = CountWindows(_literals);
        Dictionary<int, List<Entry>> buckets = [];
        List<Entry> tooShort = [];
        for (int number = 0; number < _literals.Length; number++)
        {
            string literal = _literals[number];
            if (literal.Length < Window)
            {
                tooShort.Add(new Entry(number, 0, 0));
                continue;
            }

            (uint key, int end) = RarestWindow(literal, frequency);
            int slot = Slot(key);
            _bitmap[slot >> 6] |= 1UL << (slot & 63);
            (buckets.TryGetValue(slot, out List<Entry>? bucket) ? bucket : buckets[slot] = []).Add(new Entry(number, key, end));
        }

        _buckets = new Entry[1 << BitmapBits][];
        foreach ((int slot, List<Entry> entries) in buckets)
        {
            _buckets[slot] = [.. entries];
        }

        _short = [.. tooShort];
        _shortFilter = _short.Length == 0 ? null : SearchValues.Create([.. _short.Select(entry => _literals[entry.Literal])], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Adds the numbers of the literals that occur in a text; a number may be added more than once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Receives the numbers.</param>
    public void Find(ReadOnlySpan<char> text, List<int> found)
    {
        if (_shortFilter is not null && text.ContainsAny(_shortFilter))
        {
            foreach (Entry entry in _short)
            {
                if (text.Contains(_literals[entry.Literal], StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(entry.Literal);
                }
            }
        }

        uint key = 0;
        ulong[] bitmap = _bitmap;
        for (int position = 0; position < text.Length; position++)
        {
            key = (key << 8) | Fold(text[position]);
            int slot = Slot(key);
            if ((bitmap[slot >> 6] & (1UL << (slot & 63))) != 0 && position >= Window - 1)
            {
                Verify(text, position, key, slot, found);
            }
        }
    }

    private void Verify(ReadOnlySpan<char> text, int position, uint key, int slot, List<int> found)
    {
        foreach (Entry entry in _buckets[slot])
        {
            if (entry.Key != key)
            {
                continue;
            }

            string literal = _literals[entry.Literal];
            int start = position + 1 - entry.End;
            if (start >= 0 && start + literal.Length <= text.Length
                && text.Slice(start, literal.Length).Equals(literal, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(entry.Literal);
            }
        }
    }

    private static Dictionary<uint, int> CountWindows(string[] literals)
    {
        Dictionary<uint, int> frequency = [];
        foreach (string literal in literals)
        {
            uint key = 0;
            for (int index = 0; index < literal.Length; index++)
            {
                key = (key << 8) | Fold(literal[index]);
                if (index >= Window - 1)
                {
                    frequency[key] = frequency.GetValueOrDefault(key) + 1;
                }
            }
        }

        return frequency;
    }

    /// <summary>The window of a literal that the fewest literals share, which on the whole is also the one that texts have least.</summary>
    private static (uint Key, int End) RarestWindow(string literal, Dictionary<uint, int> frequency)
    {
        uint key = 0;
        (uint Key, int End) best = default;
        int lowest = int.MaxValue;
        for (int index = 0; index < literal.Length; index++)
        {
            key = (key << 8) | Fold(literal[index]);
            if (index >= Window - 1 && frequency[key] < lowest)
            {
                lowest = frequency[key];
                best = (key, index + 1);
            }
        }

        return best;
    }

    /// <summary>One byte for a character; characters that differ in case only have the same byte.</summary>
    private static uint Fold(char character)
    {
        if (character < 128)
        {
            return (uint)character - 'A' <= 'Z' - 'A' ? character | 0x20u : character;
        }

        char lower = char.ToLowerInvariant(character);
        return 128u | ((lower ^ ((uint)lower >> 7)) & 127u);
    }

    private static int Slot(uint key) => (int)((key * 2654435769u) >> (32 - BitmapBits));

    private readonly record struct Entry(int Literal, uint Key, int End);
}
