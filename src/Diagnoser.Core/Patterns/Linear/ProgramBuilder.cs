namespace Diagnoser.Core.Patterns.Linear;

/// <summary>Collects the instructions of a program.</summary>
internal sealed class ProgramBuilder
{
    private const int MostInstructions = 20_000;
    private readonly List<int> _operations = [];
    private readonly List<int> _first = [];
    private readonly List<int> _second = [];
    private readonly List<CharacterSet> _sets = [];

    /// <summary>How many instructions there are.</summary>
    public int Length => _operations.Count;

    /// <summary>Whether it is longer than is sensible.</summary>
    public bool IsTooLong => Length > MostInstructions;

    /// <summary>Adds an instruction.</summary>
    /// <returns>Its place.</returns>
    public int Add(Operation operation, int first = 0)
    {
        _operations.Add((int)operation);
        _first.Add(first);
        _second.Add(0);
        return Length - 1;
    }

    /// <summary>Sets the first target of an instruction.</summary>
    public void SetFirst(int place, int target) => _first[place] = target;

    /// <summary>Sets the second target of an instruction.</summary>
    public void SetSecond(int place, int target) => _second[place] = target;

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
        return new ExpressionProgram([.. _operations], [.. _first], [.. _second], [.. _sets], groups);
    }
}
