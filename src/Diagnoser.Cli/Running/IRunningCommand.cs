namespace Diagnoser.Cli.Running;

/// <summary>A command that was started.</summary>
internal interface IRunningCommand : IDisposable
{
    /// <summary>The number of its process.</summary>
    int Process { get; }

    /// <summary>Ends with the command.</summary>
    Task<CommandEnd> Ended { get; }

    /// <summary>Ends when all its output was passed on: when it and every process that it left behind have closed theirs.</summary>
    Task Drained { get; }

    /// <summary>Asks the command and the processes that came of it to end (SIGTERM); nothing happens to those that have.</summary>
    void Terminate();

    /// <summary>Ends the command and the processes that came of it (SIGKILL), as far as they are known.</summary>
    void Kill();
}
