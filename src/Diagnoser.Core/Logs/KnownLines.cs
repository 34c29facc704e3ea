namespace Diagnoser.Core.Logs;

/// <summary>
/// Remembers what lines told, up to the numbers in them, so that a line that a log repeats a million times is read once and then only
/// counted. It keeps a bounded number of lines by a hash of 64 bits.
/// </summary>
internal sealed class KnownLines<T>(int most)
{
    private const ulong NoKey = 0;
    private ulong[] _keys = new ulong[64];
    private T[] _values = new T[64];
    private int _count;

    /// <summary>Whether no more lines are remembered.</summary>
    public bool IsFull => _count >= most;

    /// <summary>What a line told when it was read first.</summary>
    public bool TryGet(ulong key, out T? value)
    {
        int slot = Find(key);
        value = _values[slot];
        return _keys[slot] != NoKey;
    }

    /// <summary>Remembers a line, if there is room.</summary>
    public void Add(ulong key, T value)
    {
        if (IsFull)
        {
            return;
        }

        if (2 * (_count + 1) > _keys.Length)
        {
            Grow();
        }

        int slot = Find(key);
        _count += _keys[slot] == NoKey ? 1 : 0;
        (_keys[slot], _values[slot]) = (key | 1, value);
    }

    /// <summary>The place of a key, whose last bit is not told apart so that 0 can stand for a free place.</summary>
    private int Find(ulong key)
    {
        key |= 1;
        int slot = (int)(key >> 1) & (_keys.Length - 1);
        while (_keys[slot] != NoKey && _keys[slot] != key)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        (ulong[] keys, T[] values) = (_keys, _values);
        _keys = new ulong[2 * keys.Length];
        _values = new T[2 * keys.Length];
        for (int index = 0; index < keys.Length; index++)
        {
            if (keys[index] != NoKey)
            {
                int slot = Find(keys[index]);
                (_keys[slot], _values[slot]) = (keys[index], values[index]);
            }
        }
    }
}
