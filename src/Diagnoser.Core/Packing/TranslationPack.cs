using System.Text;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Packing;

/// <summary>The translation of one language in a file that loads in a millisecond; it is read only where that language is asked for.</summary>
public static class TranslationPack
{
    private static ReadOnlySpan<byte> Magic => "LLMDIAGT\x02"u8;

    /// <summary>Writes a pack. The same translation gives the same bytes.</summary>
    /// <param name="translation">The translation.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(KnowledgeTranslation translation, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(translation);
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.WriteParts([.. translation.Rules.Select(rule => PackWriting.PartOf(part => WriteRule(part, rule)))]);
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
    public static KnowledgeTranslation Read(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith(Magic))
        {
            throw new InvalidDataException("The translation pack is of another version.");
        }

        PackReader reader = new(content, Magic.Length);
        try
        {
            return new KnowledgeTranslation
            {
                Rules = new PackedParts(reader).As(ReadRule),
                NextSteps = reader.List(static part => new NextStepTranslation(part.Text(), part.Text(), part.Text())),
            };
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The translation pack is damaged.", exception);
        }
    }

    private static void WriteRule(BinaryWriter writer, RuleTranslation rule)
    {
        writer.Write(rule.Id);
        writer.Write(rule.Title);
        writer.Write(rule.Explain);
        writer.Write(rule.FileName);
        writer.Write7BitEncodedInt(rule.Fixes.Count);
        foreach (FixTranslation fix in rule.Fixes)
        {
            writer.Write(fix.Title);
            writer.WriteOptional(fix.Why);
            writer.WriteOptional(fix.Cost);
        }
    }

    private static RuleTranslation ReadRule(PackReader reader) => new()
    {
        Id = reader.Text(),
        Title = reader.Text(),
        Explain = reader.Text(),
        FileName = reader.Text(),
        Fixes = reader.List(static part => new FixTranslation(part.Text(), part.Optional(), part.Optional())),
    };
}
