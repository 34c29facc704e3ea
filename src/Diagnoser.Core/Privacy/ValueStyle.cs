namespace Diagnoser.Core.Privacy;

/// <summary>How a value without quotes ends.</summary>
internal enum ValueStyle
{
    /// <summary>At a space or at a sign that ends an argument.</summary>
    Plain,

    /// <summary>At a space, as a shell has it.</summary>
    Shell,

    /// <summary>At the next parameter of an address.</summary>
    Query,

    /// <summary>At the next tag.</summary>
    Element,

    /// <summary>With the line.</summary>
    Line,
}
