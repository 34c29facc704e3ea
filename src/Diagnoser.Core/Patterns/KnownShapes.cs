namespace Diagnoser.Core.Patterns;

/// <summary>Remembers lines up to the digits and identifiers in them, by a hash of 64 bits, and something of each; a bounded number of them.</summary>
internal sealed class KnownShapes<T>(int most)
    where T : class
{
    private ulong[] _shapes = new ulong[64];
    private T?[] _values = new T?[64];
    private int _count;

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether no more can be remembered.</summary>
    public bool IsFull => _count >= most;

    /// <summary>What is remembered of a shape; null if it is not.</summary>
    public T? Find(ulong shape) => _values[SlotOf(shape)];

    /// <summary>Remembers a shape that is not remembered yet, if there is room.</summary>
    public void Add(ulong shape, T value)
    {
        if (_count >= most)
        {
            return;
        }

        if (2 * (_count + 1) > _shapes.Length)
        {
            (ulong[] shapes, T?[] values) = (_shapes, _values);
            _shapes = new ulong[2 * shapes.Length];
            _values = new T?[2 * shapes.Length];
            for (int index = 0; index < shapes.Length; index++)
            {
                if (shapes[index] != 0)
                {
                    Put(shapes[index], values[index]);
                }
            }
        }

        Put(shape, value);
        _count++;
    }

    private void Put(ulong shape, T? value)
    {
        int slot = SlotOf(shape);
        (_shapes[slot], _values[slot]) = (shape, value);
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
