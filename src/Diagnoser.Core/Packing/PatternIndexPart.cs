using System.Runtime.InteropServices;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Packing;

/// <summary>The part of a pack that holds an index of patterns, made ready for the search.</summary>
internal static class PatternIndexPart
{
    /// <summary>Writes an index.</summary>
    public static void Write(BinaryWriter writer, PatternIndex index)
    {
        writer.WriteTextParts([.. index.Patterns.Select(pattern => pattern.Source)]);
        writer.WriteTextParts(index.Literals.Literals);
        WriteLists(writer, AnchorsOf(index));
        ExpressionPart.Write(writer, index.Patterns);
        WriteLists(writer, index.PatternsOfLiterals);
        WriteBytes(writer, index.Suffice);
        WriteWindows(writer, index.Literals);
        WriteNumbers(writer, index.WithoutAnchor);
        writer.WriteTextParts(index.DigitWords.Literals);
        WriteWindows(writer, index.DigitWords);
        WriteLists(writer, index.PatternsOfDigitWords);
        WriteBytes(writer, index.CareForNumbers);
    }

    /// <summary>Reads an index.</summary>
    public static PatternIndex Read(PackReader reader)
    {
        LaterList<string> sources = new PackedParts(reader).AsTexts();
        LaterList<string> literals = new PackedParts(reader).AsTexts();
        PackedPatterns patterns = new(sources, literals, ReadLists(reader), new ExpressionPart(reader, sources.Count));
        NumberLists patternsOfLiterals = ReadLists(reader);
        byte[] suffice = reader.Bytes();
        LiteralWindow[] windows = ReadWindows(reader);
        int[] withoutAnchor = reader.Numbers();
        LaterList<string> digitWords = new PackedParts(reader).AsTexts();
        LiteralWindow[] digitWindows = ReadWindows(reader);
        NumberLists patternsOfDigitWords = ReadLists(reader);
        byte[] careForNumbers = reader.Bytes();
        return windows.Length == literals.Count && patternsOfLiterals.Count == literals.Count && suffice.Length == patternsOfLiterals.Numbers.Length && careForNumbers.Length == sources.Count
            && digitWindows.Length == digitWords.Count && patternsOfDigitWords.Count == digitWords.Count
            ? new PatternIndex(
                patterns.All, new LiteralScanner(literals, windows), patternsOfLiterals, suffice, withoutAnchor, careForNumbers, new LiteralScanner(digitWords, digitWindows), patternsOfDigitWords)
            : throw new FormatException("The parts of an index do not fit together.");
    }

    /// <summary>Writes lists of numbers.</summary>
    public static void WriteLists(BinaryWriter writer, NumberLists lists)
    {
        WriteNumbers(writer, lists.Starts);
        WriteNumbers(writer, lists.Numbers);
    }

    /// <summary>Reads lists of numbers.</summary>
    public static NumberLists ReadLists(PackReader reader)
    {
        NumberLists lists = new(reader.Numbers(), reader.Numbers());
        return lists.Starts.Length > 0 && lists.Starts[^1] == lists.Numbers.Length ? lists : throw new FormatException("Lists do not fit together.");
    }

    /// <summary>Writes whole numbers with how many there are.</summary>
    public static void WriteNumbers(BinaryWriter writer, ReadOnlySpan<int> numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteWindows(BinaryWriter writer, LiteralScanner scanner)
    {
        writer.Write7BitEncodedInt(scanner.Windows.Length);
        foreach (LiteralWindow window in scanner.Windows)
        {
            writer.Write(window.Key);
            writer.Write(window.End);
        }
    }

    private static LiteralWindow[] ReadWindows(PackReader reader)
    {
        LiteralWindow[] windows = new LiteralWindow[reader.Count(2 * sizeof(int))];
        for (int index = 0; index < windows.Length; index++)
        {
            windows[index] = new LiteralWindow((uint)reader.Integer(), reader.Integer());
        }

        return windows;
    }

    private static NumberLists AnchorsOf(PatternIndex index)
    {
        Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string literal in index.Literals.Literals)
        {
            numbers.Add(literal, numbers.Count);
        }

        return NumberLists.Of([.. index.Patterns.Select(pattern => pattern.Anchors.Select(anchor => numbers[anchor]))]);
    }
}
