using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

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
    private readonly ulong[] _bitmap = new ulong[1 << (BitmapBits - 6)];
    private readonly IReadOnlyList<string> _literals;

    // Literals with the same upper bits of the hash are chained: the first one of each, and for each literal the next one; 0 ends a chain, so numbers
    // are one too high.
    private readonly ushort[] _first;
    private readonly int _chainShift;
    private readonly ushort[] _next;
    private readonly LiteralWindow[] _windows;

    // For each folded character that a short literal begins with: those literals, and the second characters (folded to 5 bits) that may follow.
    private readonly ShortLiteral[]?[] _short = new ShortLiteral[]?[256];
    private readonly uint[] _shortBeginnings = new uint[256];
    private readonly bool _hasShort;

    /// <summary>Files the literals.</summary>
    /// <param name="literals">The literals; the position in the list is the literal's number.</param>
    /// <exception cref="ArgumentException">There are more than 65,534 literals.</exception>
    public LiteralScanner(IReadOnlyList<string> literals)
        : this(literals, ChooseWindows(literals))
    {
    }

    /// <summary>Files literals whose windows were chosen before.</summary>
    /// <param name="literals">The literals, of which only those are read that may be in a text.</param>
    /// <param name="windows">The windows by which they are found, as <see cref="Windows"/> gave them.</param>
    internal LiteralScanner(IReadOnlyList<string> literals, LiteralWindow[] windows)
    {
        _literals = literals;
        _windows = windows;
        int chainBits = Math.Min(BitmapBits, BitOperations.Log2((uint)windows.Length | 1) + 3);
        _chainShift = BitmapBits - chainBits;
        _first = new ushort[1 << chainBits];
        _next = new ushort[windows.Length];

        // From the last one on, so that each chain is in the order of the list.
        for (int number = windows.Length - 1; number >= 0; number--)
        {
            if (windows[number].End == 0)
            {
                if (literals[number] is { Length: > 0 } literal)
                {
                    uint first = Fold(literal[0]);
                    _short[first] = [.. _short[first] ?? [], new ShortLiteral(literal, number)];
                    _shortBeginnings[first] |= literal.Length > 1 ? 1u << (int)(Fold(literal[1]) & 31) : uint.MaxValue;
                    _hasShort = true;
                }

                continue;
            }

            int slot = Slot(windows[number].Key);
            _bitmap[slot >> 6] |= 1UL << (slot & 63);
            _next[number] = _first[slot >> _chainShift];
            _first[slot >> _chainShift] = (ushort)(number + 1);
        }

    }

    /// <summary>The literals, by number.</summary>
    internal IReadOnlyList<string> Literals => _literals;

    /// <summary>The window by which each literal is found.</summary>
    internal ReadOnlySpan<LiteralWindow> Windows => _windows;

    /// <summary>Adds the numbers of the literals that occur in a text; a number may be added more than once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Receives the numbers.</param>
    public void Find(ReadOnlySpan<char> text, List<int> found)
    {
        if (_hasShort)
        {
            FindShort(text, found);
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

    private void FindShort(ReadOnlySpan<char> text, List<int> found)
    {
        for (int position = 0; position < text.Length; position++)
        {
            uint seconds = _shortBeginnings[Fold(text[position])];
            if (seconds == 0 || (position + 1 < text.Length && (seconds & (1u << (int)(Fold(text[position + 1]) & 31))) == 0))
            {
                continue;
            }

            foreach (ShortLiteral literal in _short[Fold(text[position])]!)
            {
                if (literal.StandsAt(text, position))
                {
                    found.Add(literal.Number);
                }
            }
        }
    }

    private void Verify(ReadOnlySpan<char> text, int position, uint key, int slot, List<int> found)
    {
        for (int number = _first[slot >> _chainShift] - 1; number >= 0; number = _next[number] - 1)
        {
            if (_windows[number].Key != key)
            {
                continue;
            }

            string literal = _literals[number];
            int start = position + 1 - _windows[number].End;
            if (start >= 0 && start + literal.Length <= text.Length
                && text.Slice(start, literal.Length).Equals(literal, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(number);
            }
        }
    }

    private static LiteralWindow[] ChooseWindows(IReadOnlyList<string> literals)
    {
        if (literals.Count >= ushort.MaxValue)
        {
            throw new ArgumentException("There are too many literals.", nameof(literals));
        }

        // Characters serve as counters: their pool is compiled ahead of time, that of numbers is not.
        char[] frequency = ArrayPool<char>.Shared.Rent(1 << BitmapBits);
        CountWindows(literals, frequency);
        LiteralWindow[] windows = new LiteralWindow[literals.Count];
        for (int number = 0; number < windows.Length; number++)
        {
            windows[number] = literals[number].Length < Window ? default : RarestWindow(literals[number], frequency);
        }

        ArrayPool<char>.Shared.Return(frequency);
        return windows;
    }

    /// <summary>How many windows of the literals have each hash.</summary>
    private static void CountWindows(IReadOnlyList<string> literals, char[] frequency)
    {
        Array.Clear(frequency);
        foreach (string literal in literals)
        {
            uint key = 0;
            for (int index = 0; index < literal.Length; index++)
            {
                key = (key << 8) | Fold(literal[index]);
                if (index >= Window - 1)
                {
                    ref char count = ref frequency[Slot(key)];
                    count = (char)Math.Min(count + 1, char.MaxValue);
                }
            }
        }
    }

    /// <summary>The window of a literal that the fewest literals share, which on the whole is also the one that texts have least.</summary>
    private static LiteralWindow RarestWindow(string literal, char[] frequency)
    {
        uint key = 0;
        LiteralWindow best = default;
        int lowest = int.MaxValue;
        for (int index = 0; index < literal.Length; index++)
        {
            key = (key << 8) | Fold(literal[index]);
            if (index >= Window - 1 && frequency[Slot(key)] < lowest)
            {
                lowest = frequency[Slot(key)];
                best = new LiteralWindow(key, index + 1);
            }
        }

        return best;
    }

    /// <summary>One byte for a character; characters that differ in case only have the same byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(char character) => character < 128 ? ((uint)character - 'A' <= 'Z' - 'A' ? character | 0x20u : character) : FoldOther(character);

    private static uint FoldOther(char character)
    {
        char lower = char.ToLowerInvariant(character);
        return 128u | ((lower ^ ((uint)lower >> 7)) & 127u);
    }

    private static int Slot(uint key) => (int)((key * 2654435769u) >> (32 - BitmapBits));
}
