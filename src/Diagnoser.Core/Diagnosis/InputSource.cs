namespace Diagnoser.Core.Diagnosis;

/// <summary>Where the text of a diagnosis came from.</summary>
public enum InputSource
{
    /// <summary>A file that was named.</summary>
    File,

    /// <summary>Standard input.</summary>
    Stdin,

    /// <summary>The output of a command that was wrapped.</summary>
    Run,

    /// <summary>This machine's own logs, or no text at all.</summary>
    Machine,
}
