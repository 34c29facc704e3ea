namespace Diagnoser.Cli.Running;

/// <summary>A hang, with what was seen of it.</summary>
/// <param name="Quiet">How long nothing had happened.</param>
/// <param name="Processes">A line a process: number, name, state, the kernel's function in which it waits.</param>
/// <param name="PythonProcess">The first of them that is a Python; null if there is none.</param>
internal sealed record HangSighting(TimeSpan Quiet, IReadOnlyList<string> Processes, int? PythonProcess);
