using System.Runtime.InteropServices;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Packing;

/// <summary>
/// The part of a pack that holds what expressions become: their programs and the words that every match has. To make them from their texts takes a
/// tenth of a millisecond each in a process that has just started, and a report calls for hundreds.
/// </summary>
internal sealed class ExpressionPart
{
    private readonly PackedParts _words;
    private readonly PackedParts _programs;
    private readonly LaterList<CharacterSet> _sets;

    /// <summary>Passes over expressions.</summary>
    /// <param name="reader">Stands before them.</param>
    /// <param name="count">How many patterns there are.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public ExpressionPart(PackReader reader, int count)
    {
        _words = new PackedParts(reader);
        _programs = new PackedParts(reader);
        _sets = new PackedParts(reader).As(ReadSet);
        if (_words.Count != count || _programs.Count != count)
        {
            throw new FormatException("The parts of the expressions do not fit together.");
        }
    }

    /// <summary>Writes what patterns become; of those that are no expressions nothing.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<TextPattern> patterns)
    {
        Dictionary<(string Ranges, string Classes, bool IsNegated), int> numbers = [];
        List<byte[]> sets = [];
        writer.WriteParts([.. patterns.Select(pattern => pattern.IsExpression ? PackWriting.PartOf(part => WriteWords(part, pattern.Words)) : [])]);
        writer.WriteParts([.. patterns.Select(pattern => pattern is { IsExpression: true, Expression.Program: { } program } ? PackWriting.PartOf(part => WriteProgram(part, program, NumberOf)) : [])]);
        writer.WriteParts(sets);

        int NumberOf(CharacterSet set)
        {
            if (numbers.TryAdd((set.Ranges, set.Classes, set.IsNegated), sets.Count))
            {
                sets.Add(PackWriting.PartOf(part => WriteSet(part, set)));
            }

            return numbers[(set.Ranges, set.Classes, set.IsNegated)];
        }
    }

    /// <summary>The words that a match of an expression has.</summary>
    public RequiredWords WordsOf(int number) => new(_words.Read(number).List(static part => part.List(static sets => sets.List(static words => new RequiredWord(words.Text())))));

    /// <summary>What runs an expression; null if a program cannot.</summary>
    public LinearExpression? ExpressionOf(int number) => _programs[number].IsEmpty ? null : new LinearExpression(ReadProgram(_programs.Read(number)));

    private ExpressionProgram ReadProgram(PackReader reader)
    {
        (ulong, ulong) beginnings = (reader.Bits(), reader.Bits());
        string[] groups = reader.Texts();
        CharacterSet[] sets = reader.List(part => _sets[part.Number()]);
        PackedSpan<Instruction> packed = new(reader.Take(reader.Number()));
        Instruction[] instructions = new Instruction[packed.Length];
        for (int place = 0; place < instructions.Length; place++)
        {
            instructions[place] = packed[place];
        }

        return new ExpressionProgram(instructions, sets, groups, beginnings);
    }

    private static CharacterSet ReadSet(PackReader reader) => new(reader.Text(), reader.Text(), reader.Flag(), (reader.Bits(), reader.Bits()));

    private static void WriteWords(BinaryWriter writer, RequiredWords words)
    {
        writer.Write7BitEncodedInt(words.Alternatives.Count);
        foreach (IReadOnlyList<IReadOnlyList<RequiredWord>> sets in words.Alternatives)
        {
            writer.Write7BitEncodedInt(sets.Count);
            foreach (IReadOnlyList<RequiredWord> set in sets)
            {
                writer.WriteTexts([.. set.Select(word => word.Text)]);
            }
        }
    }

    private static void WriteProgram(BinaryWriter writer, ExpressionProgram program, Func<CharacterSet, int> numberOf)
    {
        writer.Write(program.Beginnings.Low);
        writer.Write(program.Beginnings.High);
        writer.WriteTexts(program.Groups);
        writer.Write7BitEncodedInt(program.Sets.Length);
        foreach (CharacterSet set in program.Sets)
        {
            writer.Write7BitEncodedInt(numberOf(set));
        }

        ReadOnlySpan<byte> instructions = MemoryMarshal.AsBytes(program.Instructions);
        writer.Write7BitEncodedInt(instructions.Length);
        writer.Write(instructions);
    }

    private static void WriteSet(BinaryWriter writer, CharacterSet set)
    {
        writer.Write(set.Ranges);
        writer.Write(set.Classes);
        writer.Write(set.IsNegated);
        writer.Write(set.Ascii.Low);
        writer.Write(set.Ascii.High);
    }
}
