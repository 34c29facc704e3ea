namespace Diagnoser.Cli.Running;

/// <summary>The names of signals (signal(7)) as this system numbers them.</summary>
internal static class SignalName
{
    private static readonly string[] s_common =
        ["", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "", "SIGFPE", "SIGKILL", "", "SIGSEGV", "", "SIGPIPE", "SIGALRM", "SIGTERM"];

    /// <summary>The name of a signal; <c>signal 40</c> for one without a name of its own.</summary>
    public static string Of(int signal)
    {
        string name = signal < s_common.Length ? s_common[signal] : "";
        return name.Length > 0 ? name : (signal, OperatingSystem.IsMacOS()) switch
        {
            (7, false) or (10, true) => "SIGBUS",
            (10, false) or (30, true) => "SIGUSR1",
            (12, false) or (31, true) => "SIGUSR2",
            (24, _) => "SIGXCPU",
            (25, _) => "SIGXFSZ",
            (31, false) or (12, true) => "SIGSYS",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"signal {signal}"),
        };
    }
}
