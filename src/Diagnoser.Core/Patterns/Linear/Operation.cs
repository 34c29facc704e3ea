namespace Diagnoser.Core.Patterns.Linear;

/// <summary>What an instruction of an expression's program does.</summary>
internal enum Operation
{
    /// <summary>Takes one character of a set.</summary>
    Set,

    /// <summary>Goes on at the first target or, if that leads to no match, at the second.</summary>
    Split,

    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>Notes the place as a border of a group.</summary>
    Save,

    /// <summary>Goes on at the text's beginning only.</summary>
    Start,

    /// <summary>Goes on at the text's end or before a line feed that ends it.</summary>
    End,

    /// <summary>Goes on at a word's border only.</summary>
    Border,

    /// <summary>Goes on where no word's border is.</summary>
    NoBorder,

    /// <summary>A match.</summary>
    Match,
}
