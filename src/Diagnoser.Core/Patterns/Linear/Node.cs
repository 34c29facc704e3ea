namespace Diagnoser.Core.Patterns.Linear;

/// <summary>A part of an expression as it was read.</summary>
internal abstract class Node
{
    /// <summary>Whether it can match without a character.</summary>
    public abstract bool IsNullable { get; }

    /// <summary>The texts of which every match has one.</summary>
    public abstract NeededTexts Needs();

    /// <summary>Writes the instructions that match it.</summary>
    public abstract void Emit(ProgramBuilder program);
}

/// <summary>One character of a set.</summary>
internal sealed class SetNode(CharacterSet set) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => false;

    /// <inheritdoc/>
    public override NeededTexts Needs()
    {
        // Of lines that differ in their digits one is searched for anchors, so these have none.
        return !set.HasDigit && set.TryList() is { Length: > 0 } characters
            ? NeededTexts.Of([.. characters.Select(character => character.ToString())])
            : NeededTexts.Unknown;
    }

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program) => program.Add(Operation.Set, program.NumberOf(set));
}

/// <summary>A place rather than a character: the beginning, the end, a word's border.</summary>
internal sealed class PlaceNode(Operation operation) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => true;

    /// <inheritdoc/>
    public override NeededTexts Needs() => NeededTexts.Of("");

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program) => program.Add(operation);
}

/// <summary>Parts one after another.</summary>
internal sealed class SequenceNode(List<Node> parts) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => parts.TrueForAll(part => part.IsNullable);

    /// <inheritdoc/>
    public override NeededTexts Needs()
    {
        NeededTexts all = NeededTexts.Of("");
        foreach (Node part in parts)
        {
            all = all.Then(part.Needs());
        }

        return all;
    }

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program)
    {
        foreach (Node part in parts)
        {
            part.Emit(program);
        }
    }
}

/// <summary>One of several parts, the first that leads to a match.</summary>
internal sealed class ChoiceNode(List<Node> choices) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => choices.Exists(choice => choice.IsNullable);

    /// <inheritdoc/>
    public override NeededTexts Needs()
    {
        NeededTexts all = choices[0].Needs();
        for (int index = 1; index < choices.Count; index++)
        {
            all = all.Or(choices[index].Needs());
        }

        return all;
    }

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program)
    {
        List<int> exits = [];
        for (int index = 0; index < choices.Count - 1; index++)
        {
            int split = program.Add(Operation.Split);
            program.SetFirst(split, program.Length);
            choices[index].Emit(program);
            exits.Add(program.Add(Operation.Jump));
            program.SetSecond(split, program.Length);
        }

        choices[^1].Emit(program);
        foreach (int exit in exits)
        {
            program.SetFirst(exit, program.Length);
        }
    }
}

/// <summary>A part several times; as often as it can be, or as seldom.</summary>
internal sealed class RepeatNode(Node part, int least, int most, bool lazy) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => least == 0 || part.IsNullable;

    /// <inheritdoc/>
    public override NeededTexts Needs() => (least, most) switch
    {
        (0, 1) => part.Needs().Or(NeededTexts.Of("")),
        (0, _) => NeededTexts.Unknown,
        (1, 1) => part.Needs(),
        _ => part.Needs().Then(NeededTexts.Unknown),
    };

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program)
    {
        for (int count = 0; count < least && !program.IsTooLong; count++)
        {
            part.Emit(program);
        }

        if (most == int.MaxValue)
        {
            int loop = program.Add(Operation.Split);
            Enter(program, loop, program.Length);
            part.Emit(program);
            program.SetFirst(program.Add(Operation.Jump), loop);
            Leave(program, loop, program.Length);
            return;
        }

        List<int> exits = [];
        for (int count = least; count < most && !program.IsTooLong; count++)
        {
            int split = program.Add(Operation.Split);
            Enter(program, split, program.Length);
            part.Emit(program);
            exits.Add(split);
        }

        foreach (int exit in exits)
        {
            Leave(program, exit, program.Length);
        }
    }

    private void Enter(ProgramBuilder program, int split, int target)
    {
        if (lazy)
        {
            program.SetSecond(split, target);
        }
        else
        {
            program.SetFirst(split, target);
        }
    }

    private void Leave(ProgramBuilder program, int split, int target)
    {
        if (lazy)
        {
            program.SetFirst(split, target);
        }
        else
        {
            program.SetSecond(split, target);
        }
    }
}

/// <summary>A part whose text is asked for by name.</summary>
internal sealed class GroupNode(Node part, int number) : Node
{
    /// <inheritdoc/>
    public override bool IsNullable => part.IsNullable;

    /// <inheritdoc/>
    public override NeededTexts Needs() => part.Needs();

    /// <inheritdoc/>
    public override void Emit(ProgramBuilder program)
    {
        program.Add(Operation.Save, 2 * number);
        part.Emit(program);
        program.Add(Operation.Save, (2 * number) + 1);
    }
}
