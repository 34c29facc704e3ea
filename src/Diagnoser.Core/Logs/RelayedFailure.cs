using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Knows the failures that only pass on what happened elsewhere: a launcher's summary, an engine whose worker died, a peer whose connection
/// broke. They are the cause of nothing where anything else is known.
/// </summary>
internal static class RelayedFailure
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "ChildFailedError", "CalledProcessError", "RayActorError", "ActorDiedError", "ActorUnavailableError", "EngineDeadError", "AsyncEngineDeadError", "MQEngineDeadError",
        "EngineGenerateError", "ProcessExitedException", "SystemExit", "KeyboardInterrupt", "BrokenPipeError", "CancelledError", "EOFError", "ConnectionResetError", "WorkerCrashedError", "RemoteTraceback",
        "ProcessRaisedException", "RayTaskError", "RayChannelError", "LocalRayletDiedError", "NodeDiedError", "ExceptionGroup", "BaseExceptionGroup", "DistNetworkError",
        "SignalException", "RendezvousConnectionError", "RendezvousClosedError", "BrokenProcessPool", "_RemoteTraceback", "TaskUnschedulableError", "ShardCannotStart",
    };

    private static readonly HashSet<string> s_carriers = new(StringComparer.Ordinal)
    {
        "RemoteTraceback", "_RemoteTraceback", "ProcessRaisedException", "RayTaskError", "ExceptionGroup", "BaseExceptionGroup",
    };

    private static readonly PhraseSet s_messages = new(
        [
            "Engine core initialization failed", "Engine process failed to start", "Engine loop has died", "Background loop has errored", "Background loop is stopped",
            "WorkerProc initialization failed", "Worker failed with error", "Engine loop is not running", "See root cause above", "EngineCore encountered an issue",
            "due to an exception in a background process", "Rank 0 scheduler is dead", "Initialization failed. Please see the error messages above",
            "Connection closed by peer", "Connection reset by peer", "Broken pipe", "NCCL communicator was aborted", "Socket closed", "remote process exited", "Received sigquit",
            "worker died", "Failed core proc(s)", "failed to recv, got 0 bytes", "NCCL communicator encountered error set by ProcessGroupNCCL", "watchdog thread terminated with exception",
            "[Rank 0] Caught collective operation timeout", "Cannot connect to host", "Server disconnected", "executor failed",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an exception carries another one from elsewhere and says nothing of its own.</summary>
    public static bool IsCarrier(string? type) => type is not null && s_carriers.Contains(type);

    /// <summary>Whether an exception only passes on a failure.</summary>
    public static bool IsRelayed(string? type, string? message) =>
        (type is not null && s_types.Contains(type)) || (message is not null && s_messages.IsIn(message));
}
