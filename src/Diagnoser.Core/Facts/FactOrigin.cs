namespace Diagnoser.Core.Facts;

/// <summary>Which stage found a fact.</summary>
public enum FactOrigin
{
    /// <summary>The text states it.</summary>
    Text,

    /// <summary>A collector read it from the machine.</summary>
    Machine,

    /// <summary>It follows from another fact by a table in rules/knowledge.</summary>
    Knowledge,
}
