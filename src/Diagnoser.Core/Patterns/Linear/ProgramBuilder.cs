namespace Diagnoser.Core.Patterns.Linear;

/// <summary>Collects the instructions of a program.</summary>
internal sealed class ProgramBuilder
{
    private const int MostInstructions = 20_000;
    private readonly List<Instruction> _instructions = [];
    private readonly List<CharacterSet> _sets = [];

    /// <summary>How many instructions there are.</summary>
    public int Length => _instructions.Count;

    /// <summary>Whether it is longer than is sensible.</summary>
    public bool IsTooLong => Length > MostInstructions;

    /// <summary>Adds an instruction.</summary>
    /// <returns>Its place.</returns>
    public int Add(Operation operation, int first = 0)
    {
        _instructions.Add(new Instruction(operation, Bounded(first), 0));
        return Length - 1;
    }

    /// <summary>Sets the first target of an instruction.</summary>
    public void SetFirst(int place, int target) => _instructions[place] = new Instruction(_instructions[place].Operation, Bounded(target), _instructions[place].Second);

    /// <summary>Sets the second target of an instruction.</summary>
    public void SetSecond(int place, int target) => _instructions[place] = new Instruction(_instructions[place].Operation, _instructions[place].First, Bounded(target));

    /// <summary>The number of a set.</summary>
    public int NumberOf(CharacterSet set)
    {
        int number = _sets.IndexOf(set);
        if (number < 0)
        {
            _sets.Add(set);
            number = _sets.Count - 1;
        }

        return number;
    }

    /// <summary>Ends the program.</summary>
    public ExpressionProgram Complete(string[] groups)
    {
        Add(Operation.Match);
        return new ExpressionProgram([.. _instructions], [.. _sets], groups);
    }

    // What grows beyond all sense is declined once it is complete, whatever stands in it.
    private static int Bounded(int number) => Math.Min(number, ushort.MaxValue);
}
