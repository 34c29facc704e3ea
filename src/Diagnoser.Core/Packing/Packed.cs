using System.Runtime.InteropServices;

namespace Diagnoser.Core.Packing;

/// <summary>Packs plain values as they stand in a file.</summary>
public static class Packed
{
    /// <summary>Packs values.</summary>
    /// <param name="values">The values.</param>
    public static PackedValues<T> Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged => new(MemoryMarshal.AsBytes(values).ToArray());
}
