namespace Diagnoser.Cli.Running;

/// <summary>A command could not be started. The message is one sentence; the exit code is the one that shells use for it.</summary>
/// <param name="exitCode">127 if it is not there, 126 if it cannot be run.</param>
/// <param name="message">What is wrong, for the user.</param>
internal sealed class CommandNotStartedException(int exitCode, string message) : Exception(message)
{
    /// <summary>There is no such program.</summary>
    public const int NotFound = 127;

    /// <summary>The program is there and cannot be run.</summary>
    public const int NotExecutable = 126;

    /// <summary>The exit code.</summary>
    public int ExitCode => exitCode;
}
