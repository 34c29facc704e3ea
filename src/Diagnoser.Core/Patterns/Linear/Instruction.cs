namespace Diagnoser.Core.Patterns.Linear;

/// <summary>One instruction of an expression's program, as a pack has it too: 6 bytes, little-endian.</summary>
internal readonly struct Instruction
{
    private readonly ushort _operation;
    private readonly ushort _first;
    private readonly ushort _second;

    /// <summary>Makes an instruction.</summary>
    /// <param name="operation">What it does.</param>
    /// <param name="first">Its first target, or the number of a set or of a border.</param>
    /// <param name="second">The second target of a split.</param>
    /// <exception cref="OverflowException">A number is above 65,535.</exception>
    public Instruction(Operation operation, int first, int second)
    {
        _operation = (ushort)operation;
        _first = checked((ushort)first);
        _second = checked((ushort)second);
    }

    /// <summary>What it does.</summary>
    public Operation Operation => (Operation)_operation;

    /// <summary>Its first target, or the number of a set or of a border.</summary>
    public int First => _first;

    /// <summary>The second target of a split.</summary>
    public int Second => _second;
}
