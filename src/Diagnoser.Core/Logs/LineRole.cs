namespace Diagnoser.Core.Logs;

/// <summary>What sort of line a line is, judged by the form around it.</summary>
public enum LineRole
{
    /// <summary>Output of a program, or text of which no more is known.</summary>
    Output,

    /// <summary>A person's own words: a sentence outside a code fence.</summary>
    Prose,

    /// <summary>A heading of a report, such as <c>### Describe the bug</c>.</summary>
    Heading,

    /// <summary>Part of an issue template that the person did not write: instructions, checklists.</summary>
    Template,

    /// <summary>An environment block: collect_env, pip list, nvidia-smi and their like.</summary>
    Environment,

    /// <summary>A command that was typed, or source code that was pasted.</summary>
    Code,
}
