namespace Diagnoser.Core.Patterns;

/// <summary>Remembers lines up to the digits in them, by a hash of 64 bits; a bounded number of them.</summary>
internal sealed class KnownShapes(int most)
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private ulong[] _shapes = new ulong[64];
    private int _count;

    /// <summary>The hash (FNV-1a over UTF-16 units) of a line in which every digit counts as the same sign; never 0.</summary>
    public static ulong ShapeOf(ReadOnlySpan<char> text)
    {
        ulong shape = Start;
        foreach (char character in text)
        {
            shape = (shape ^ (char.IsAsciiDigit(character) ? '#' : character)) * Prime;
        }

        return shape | 1;
    }

    /// <summary>Whether a shape is remembered.</summary>
    public bool Contains(ulong shape) => _shapes[SlotOf(shape)] == shape;

    /// <summary>Remembers a shape, if there is room.</summary>
    public void Add(ulong shape)
    {
        if (_count >= most)
        {
            return;
        }

        if (2 * (_count + 1) > _shapes.Length)
        {
            ulong[] old = _shapes;
            _shapes = new ulong[2 * old.Length];
            foreach (ulong known in old)
            {
                if (known != 0)
                {
                    _shapes[SlotOf(known)] = known;
                }
            }
        }

        _shapes[SlotOf(shape)] = shape;
        _count++;
    }

    private int SlotOf(ulong shape)
    {
        int slot = (int)(shape >> 20) & (_shapes.Length - 1);
        while (_shapes[slot] != 0 && _shapes[slot] != shape)
        {
            slot = (slot + 1) & (_shapes.Length - 1);
        }

        return slot;
    }
}
