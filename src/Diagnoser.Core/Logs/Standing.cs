namespace Diagnoser.Core.Logs;

/// <summary>How near an incident is to the cause. The primary incident is the first one of the lowest value.</summary>
internal enum Standing
{
    /// <summary>Software states what went wrong.</summary>
    Cause,

    /// <summary>The end of a process or a bare error line: worth naming where nothing states a cause.</summary>
    Trace,

    /// <summary>A person mentions an error in a sentence.</summary>
    Mention,

    /// <summary>It only passes on a failure that is told elsewhere.</summary>
    Relayed,

    /// <summary>No failure of software, but a person's complaint.</summary>
    Complaint,
}
