using System.Globalization;

namespace Diagnoser.Core.Logs;

/// <summary>Names of signals and of the Windows status codes that stand for them. Numbers are those of Linux (signal(7)).</summary>
internal static class SignalNames
{
    private static readonly Dictionary<int, string> s_names = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [5] = "SIGTRAP", [6] = "SIGABRT", [7] = "SIGBUS", [8] = "SIGFPE", [9] = "SIGKILL",
        [11] = "SIGSEGV", [13] = "SIGPIPE", [14] = "SIGALRM", [15] = "SIGTERM", [24] = "SIGXCPU", [31] = "SIGSYS",
    };

    /// <summary>What Windows calls it (NTSTATUS), under the name of the signal that means the same.</summary>
    private static readonly Dictionary<uint, string> s_statuses = new()
    {
        [0xC0000005] = "SIGSEGV", [0xC000001D] = "SIGILL", [0xC0000094] = "SIGFPE", [0xC0000409] = "SIGABRT", [0xC00000FD] = "SIGSEGV", [0xC0000374] = "SIGABRT",
        [0xC0000135] = "STATUS_DLL_NOT_FOUND", [0xC0000142] = "STATUS_DLL_INIT_FAILED", [0xC000013A] = "SIGINT",
    };

    /// <summary>The name of a number or the canonical form of a name; null if it is neither.</summary>
    public static string? Of(string text)
    {
        text = text.Trim();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return s_names.GetValueOrDefault(Math.Abs(number));
        }

        string upper = text.ToUpperInvariant();
        return upper switch
        {
            "SEGMENTATION FAULT" or "SEGFAULT" or "SEGMENTATION VIOLATION" or "ACCESS VIOLATION" => "SIGSEGV",
            "ABORTED" or "ABORT" => "SIGABRT",
            "BUS ERROR" => "SIGBUS",
            "ILLEGAL INSTRUCTION" => "SIGILL",
            "FLOATING POINT EXCEPTION" or "FLOATING-POINT EXCEPTION" or "ARITHMETIC EXCEPTION" => "SIGFPE",
            "KILLED" => "SIGKILL",
            "TERMINATED" => "SIGTERM",
            "TRACE/BREAKPOINT TRAP" => "SIGTRAP",
            _ => upper.StartsWith("SIG", StringComparison.Ordinal) && upper.Length is > 4 and < 10 ? upper : null,
        };
    }

    /// <summary>The signal that an exit code stands for: -9, 137, 3221225477; null if it stands for none.</summary>
    public static string? OfExitCode(long code) =>
        code is < 0 and >= -64 ? s_names.GetValueOrDefault((int)-code)
        : code is > 128 and < 192 ? s_names.GetValueOrDefault((int)code - 128)
        : s_statuses.GetValueOrDefault(unchecked((uint)code));
}
