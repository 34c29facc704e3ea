using System.Runtime.InteropServices;

namespace Diagnoser.Core.Learning;

/// <summary>
/// The form of a model file: the magic number, the version, the SHA-256 of the rest, the rest. Arrays stand as their length and their little-endian
/// bytes, so that reading is copying.
/// </summary>
internal static class FailureModelFormat
{
    /// <summary>The version that this program writes and reads.</summary>
    public const ushort Version = 2;

    /// <summary>How many bytes a checksum and a hash have.</summary>
    public const int HashLength = 32;

    // A file that claims more than this is damaged.
    private const int LongestArray = 64 << 20;

    /// <summary>The first bytes of every model file.</summary>
    public static ReadOnlySpan<byte> Magic => "LLMDIAG\0"u8;

    /// <summary>Writes an array of plain values.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="values">The values.</param>
    public static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads an array of plain values.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The length makes no sense.</exception>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        int length = reader.ReadInt32();
        if (length is < 0 or > LongestArray)
        {
            throw new InvalidDataException("An array of impossible length.");
        }

        T[] values = new T[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
