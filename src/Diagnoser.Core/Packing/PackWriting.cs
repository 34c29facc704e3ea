using System.Runtime.InteropServices;
using System.Text;

namespace Diagnoser.Core.Packing;

/// <summary>Writes what <see cref="PackReader"/> reads, beyond what a <see cref="BinaryWriter"/> writes by itself.</summary>
internal static class PackWriting
{
    /// <summary>Writes texts, preceded by how many there are.</summary>
    public static void WriteTexts(this BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (string text in texts)
        {
            writer.Write(text);
        }
    }

    /// <summary>Writes texts of which each is found by its number; see <see cref="PackedParts.AsTexts"/>.</summary>
    public static void WriteTextParts(this BinaryWriter writer, IReadOnlyList<string> texts) => writer.WriteParts([.. texts.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The bytes of a part.</summary>
    /// <param name="write">Writes it.</param>
    public static byte[] PartOf(Action<BinaryWriter> write)
    {
        using MemoryStream part = new();
        using BinaryWriter writer = new(part, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return part.ToArray();
    }

    /// <summary>Writes parts of which each is found by its number; see <see cref="PackedParts"/>.</summary>
    public static void WriteParts(this BinaryWriter writer, IReadOnlyList<byte[]> parts)
    {
        Place[] starts = new Place[parts.Count + 1];
        for (int index = 0; index < parts.Count; index++)
        {
            starts[index + 1] = new Place(starts[index].Index + parts[index].Length);
        }

        writer.WriteValues(MemoryMarshal.AsBytes(starts.AsSpan()), starts.Length);
        foreach (byte[] part in parts)
        {
            writer.Write(part);
        }
    }

    /// <summary>Writes the bytes of plain values at a place of the file where they can be used as they stand.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many values they are.</param>
    /// <param name="before">How many bytes of the file stand before what the writer writes.</param>
    public static void WriteValues(this BinaryWriter writer, ReadOnlySpan<byte> bytes, int count, int before = 0)
    {
        writer.Write7BitEncodedInt(count);
        while ((before + writer.BaseStream.Position) % PackReader.Alignment != 0)
        {
            writer.Write((byte)0);
        }

        writer.Write(bytes);
    }

    /// <summary>Writes a text that may be missing.</summary>
    public static void WriteOptional(this BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }
}
