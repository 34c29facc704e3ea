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
