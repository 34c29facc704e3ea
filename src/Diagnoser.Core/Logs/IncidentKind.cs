namespace Diagnoser.Core.Logs;

/// <summary>What sort of failure an incident is. The names are those of the JSON report, in camel case.</summary>
public enum IncidentKind
{
    /// <summary>A Python exception, with or without its traceback.</summary>
    PythonException,

    /// <summary>A native crash: signal, abort, uncaught C++ exception, fatal Python error.</summary>
    NativeCrash,

    /// <summary>A CUDA, HIP or driver error outside a Python exception.</summary>
    CudaError,

    /// <summary>NCCL, RCCL, gloo or network trouble between processes.</summary>
    CommunicationError,

    /// <summary>A message of the kernel: OOM killer, Xid, I/O error.</summary>
    KernelMessage,

    /// <summary>A process that ended with an exit code or a signal, as a launcher or a container runtime tells it.</summary>
    ProcessExit,

    /// <summary>An error line of an engine or a server that is no Python program: llama.cpp, Ollama, TGI.</summary>
    EngineError,

    /// <summary>A build or an installation that failed: compiler, linker, pip.</summary>
    BuildFailure,

    /// <summary>An error line that none of the other kinds covers.</summary>
    ErrorMessage,

    /// <summary>No software complains, the person does: garbage, repetition, cut answers, slowness, a hang.</summary>
    Complaint,
}
