namespace Diagnoser.Core.Logs;

/// <summary>The severity that a logger gives a line.</summary>
internal enum LineLevel
{
    /// <summary>The line states none.</summary>
    None,

    /// <summary>Trace or debug.</summary>
    Debug,

    /// <summary>Information.</summary>
    Information,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Error, critical or fatal.</summary>
    Error,
}
