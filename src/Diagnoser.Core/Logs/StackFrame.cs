namespace Diagnoser.Core.Logs;

/// <summary>A frame of a stack trace.</summary>
/// <param name="File">The file as the trace names it; null if it names none.</param>
/// <param name="Line">The line in the file; null if the trace does not say.</param>
/// <param name="Function">The function; null if the trace does not say.</param>
/// <param name="Library">The package that the file belongs to, in PyPI's or the project's spelling (<c>transformers</c>, <c>flash-attn</c>, <c>llama.cpp</c>); null for the user's own code.</param>
/// <param name="Code">The source line that the trace shows; null if it shows none.</param>
public sealed record StackFrame(string? File, int? Line, string? Function, string? Library, string? Code);
