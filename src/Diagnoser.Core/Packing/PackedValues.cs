namespace Diagnoser.Core.Packing;

/// <summary>
/// Plain values in the bytes of a file, which are used where they stand: nothing is copied or parsed. The values' type is one of this program, so
/// that the code for it is compiled ahead of time; for the types of the framework it would be made anew in every process.
/// </summary>
/// <typeparam name="T">The type of the values, little-endian.</typeparam>
public readonly struct PackedValues<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>Takes the bytes of values.</summary>
    /// <param name="bytes">The bytes.</param>
    internal PackedValues(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The values. A loop takes them once, not for each value.</summary>
    public PackedSpan<T> Span => new(_bytes.Span);

    /// <summary>The bytes.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes.Span;
}
