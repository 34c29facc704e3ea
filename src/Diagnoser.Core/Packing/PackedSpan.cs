using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diagnoser.Core.Packing;

/// <summary>A view of plain values in bytes. It does what a span of the values does, with code that is compiled ahead of time.</summary>
/// <typeparam name="T">The type of the values, little-endian.</typeparam>
public readonly ref struct PackedSpan<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Takes the bytes of values.</summary>
    /// <param name="bytes">The bytes; what is over at their end is left out.</param>
    internal PackedSpan(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Length = bytes.Length / Unsafe.SizeOf<T>();
    }

    /// <summary>How many values there are.</summary>
    public int Length { get; }

    /// <summary>A value.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public T this[int index] => (uint)index < (uint)Length
        ? Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), (nint)index * Unsafe.SizeOf<T>()))
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Some of the values.</summary>
    /// <param name="start">The first one's position.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public PackedSpan<T> Slice(int start, int length) => new(_bytes.Slice(start * Unsafe.SizeOf<T>(), length * Unsafe.SizeOf<T>()));

    /// <summary>Goes through the values.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through values in their order.</summary>
    public ref struct Enumerator
    {
        private readonly PackedSpan<T> _values;
        private int _index;

        internal Enumerator(PackedSpan<T> values)
        {
            _values = values;
            _index = -1;
        }

        /// <summary>The value.</summary>
        public readonly T Current => _values[_index];

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext() => ++_index < _values.Length;
    }
}
