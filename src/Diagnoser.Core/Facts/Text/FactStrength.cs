namespace Diagnoser.Core.Facts.Text;

/// <summary>How much a statement of the text weighs against others about the same thing, weakest first.</summary>
internal enum FactStrength
{
    /// <summary>It follows from something else: a path, the name of a library.</summary>
    Hint,

    /// <summary>A sentence mentions it.</summary>
    Prose,

    /// <summary>A line that states it on purpose: <c>- OS: Ubuntu 20.04</c>, a setting, a command.</summary>
    Stated,

    /// <summary>The software printed it.</summary>
    Printed,

    /// <summary>An environment block lists it: collect_env, pip list, nvidia-smi.</summary>
    Listed,
}
