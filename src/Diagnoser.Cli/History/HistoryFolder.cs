namespace Diagnoser.Cli.History;

/// <summary>Where the history is kept, and whether it is.</summary>
internal static class HistoryFolder
{
    /// <summary>The variable that turns the history off (<c>off</c>) or names another folder for it.</summary>
    public const string Variable = "LLMDIAG_HISTORY";

    private static readonly string[] s_off = ["off", "no", "false", "0"];

    /// <summary>
    /// The store; null if the user has turned it off. The folder is <c>llmdiag/history</c> in <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> on Linux,
    /// <c>~/Library/Application Support</c> on macOS and <c>%LOCALAPPDATA%</c> on Windows.
    /// </summary>
    public static HistoryStore? Open()
    {
        string? wish = Environment.GetEnvironmentVariable(Variable);
        if (wish is not null && s_off.Contains(wish, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string folder = string.IsNullOrWhiteSpace(wish) ? Path.Combine(data, "llmdiag", "history") : wish;
        return Path.IsPathRooted(folder) ? new HistoryStore(folder, TimeProvider.System) : null;
    }

    /// <summary>The store, for commands that are about it.</summary>
    /// <exception cref="UserErrorException">The history is turned off.</exception>
    public static HistoryStore OpenOrExplain() => Open() ?? throw new UserErrorException($"The history is turned off by {Variable}={Environment.GetEnvironmentVariable(Variable)}; unset it to have one.");
}
