using System.Text;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Packing;

/// <summary>The translation of one language in a file that loads in a millisecond; it is read only where that language is asked for.</summary>
public static class TranslationPack
{
    private static ReadOnlySpan<byte> Magic => "LLMDIAGT\x01"u8;

    /// <summary>Writes a pack. The same translation gives the same bytes.</summary>
    /// <param name="translation">The translation.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(KnowledgeTranslation translation, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(translation);
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write7BitEncodedInt(translation.Rules.Count);
        foreach (RuleTranslation rule in translation.Rules)
        {
            writer.Write(rule.Id);
            writer.Write(rule.Title);
            writer.Write(rule.Explain);
            writer.Write(rule.FileName);
            writer.Write7BitEncodedInt(rule.Fixes.Count);
            foreach (FixTranslation fix in rule.Fixes)
            {
                writer.Write(fix.Title);
                WriteOptional(writer, fix.Why);
                WriteOptional(writer, fix.Cost);
            }
        }

        writer.Write7BitEncodedInt(translation.NextSteps.Count);
        foreach (NextStepTranslation step in translation.NextSteps)
        {
            writer.Write(step.Of);
            writer.Write(step.Title);
            writer.Write(step.Why);
        }
    }

    /// <summary>Reads a pack.</summary>
    /// <param name="content">The whole file.</param>
    /// <exception cref="InvalidDataException">The bytes are no pack of this version, or are damaged.</exception>
    public static KnowledgeTranslation Read(byte[] content)
    {
        if (!content.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException("The translation pack is of another version.");
        }

        using BinaryReader reader = new(new MemoryStream(content, Magic.Length, content.Length - Magic.Length, writable: false), Encoding.UTF8);
        try
        {
            return new KnowledgeTranslation
            {
                Rules = ReadList(reader, ReadRule),
                NextSteps = ReadList(reader, reader => new NextStepTranslation(reader.ReadString(), reader.ReadString(), reader.ReadString())),
            };
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The translation pack is damaged.", exception);
        }
    }

    private static RuleTranslation ReadRule(BinaryReader reader) => new()
    {
        Id = reader.ReadString(),
        Title = reader.ReadString(),
        Explain = reader.ReadString(),
        FileName = reader.ReadString(),
        Fixes = ReadList(reader, reader => new FixTranslation(reader.ReadString(), ReadOptional(reader), ReadOptional(reader))),
    };

    private static T[] ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = reader.Read7BitEncodedInt();
        if (count < 0 || count > reader.BaseStream.Length)
        {
            throw new EndOfStreamException();
        }

        T[] items = new T[count];
        for (int index = 0; index < count; index++)
        {
            items[index] = read(reader);
        }

        return items;
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
