namespace Diagnoser.Core.Patterns.Linear;

/// <summary>An expression as instructions; shared by threads.</summary>
internal sealed class ExpressionProgram
{
    private const int AsciiLength = 128;
    private readonly Instruction[] _instructions;

    // The ASCII characters with which a match may begin: bits of those from 0 on and from 64 on.
    private ulong _lowBeginnings;
    private ulong _highBeginnings;

    /// <summary>Takes instructions.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="groups">The names of the groups; group 0 is the whole match and has none.</param>
    public ExpressionProgram(Instruction[] instructions, CharacterSet[] sets, string[] groups)
    {
        _instructions = instructions;
        Sets = sets;
        Groups = groups;
        FindBeginnings();
    }

    /// <summary>Restores a program.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="groups">The names of the groups; group 0 is the whole match and has none.</param>
    /// <param name="beginnings">What <see cref="Beginnings"/> was.</param>
    internal ExpressionProgram(Instruction[] instructions, CharacterSet[] sets, string[] groups, (ulong Low, ulong High) beginnings)
    {
        _instructions = instructions;
        Sets = sets;
        Groups = groups;
        (_lowBeginnings, _highBeginnings) = beginnings;
    }

    /// <summary>How many instructions there are.</summary>
    public int Length => _instructions.Length;

    /// <summary>An instruction.</summary>
    public ref readonly Instruction this[int place] => ref _instructions[place];

    /// <summary>The instructions.</summary>
    internal ReadOnlySpan<Instruction> Instructions => _instructions;

    /// <summary>The ASCII characters with which a match may begin: bits of those from 0 on and from 64 on.</summary>
    internal (ulong Low, ulong High) Beginnings => (_lowBeginnings, _highBeginnings);

    /// <summary>The sets.</summary>
    public CharacterSet[] Sets { get; }

    /// <summary>The names of the groups; group 0 is the whole match and has none.</summary>
    public string[] Groups { get; }

    /// <summary>Whether it asks for borders of words.</summary>
    public bool SeesWords => Array.Exists(_instructions, static instruction => instruction.Operation is Operation.Border or Operation.NoBorder);

    /// <summary>The first place, at or after a given one, where a match may begin; the text's length if there is none.</summary>
    public int NextBeginning(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] < AsciiLength && !MayBeginWith(text[position]))
        {
            position++;
        }

        return position;
    }

    private bool MayBeginWith(char character) => (((character < 64 ? _lowBeginnings : _highBeginnings) >> (character & 63)) & 1) != 0;

    private void FindBeginnings()
    {
        bool[] visited = new bool[Length];
        List<int> open = [0];
        while (open.Count > 0)
        {
            int place = open[^1];
            open.RemoveAt(open.Count - 1);
            if (visited[place])
            {
                continue;
            }

            visited[place] = true;
            Instruction instruction = _instructions[place];
            switch (instruction.Operation)
            {
                case Operation.Set:
                    (ulong low, ulong high) = Sets[instruction.First].Ascii;
                    _lowBeginnings |= low;
                    _highBeginnings |= high;
                    break;
                case Operation.Split:
                    open.Add(instruction.First);
                    open.Add(instruction.Second);
                    break;
                case Operation.Jump:
                    open.Add(instruction.First);
                    break;
                case Operation.Match:
                    (_lowBeginnings, _highBeginnings) = (ulong.MaxValue, ulong.MaxValue);
                    break;
                default:
                    open.Add(place + 1);
                    break;
            }
        }
    }
}
