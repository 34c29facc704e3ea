using System.CommandLine;

namespace Diagnoser.Cli.Composition;

/// <summary>The option <c>--rules DIR</c> and the user's own folder of rules.</summary>
internal static class RuleSelection
{
    /// <summary>The option, one for each command that reads rules.</summary>
    public static Option<string[]> CreateOption() =>
        new("--rules") { Description = "A folder with rules of your own; a rule with the id of a shipped one replaces it.", HelpName = "DIR", AllowMultipleArgumentsPerToken = false };

    /// <summary>The folders with users' rules: the per-user folder, if it is there, and those named on the command line.</summary>
    /// <param name="named">What <c>--rules</c> names.</param>
    public static IReadOnlyList<string> UserFolders(string[]? named)
    {
        foreach (string folder in named ?? [])
        {
            if (!Directory.Exists(folder))
            {
                throw new UserErrorException($"There is no folder {folder} to read rules from; check the path after --rules.");
            }
        }

        string own = OwnFolder;
        return Directory.Exists(own) ? [own, .. named ?? []] : named ?? [];
    }

    /// <summary>The per-user folder: <c>llmdiag/rules</c> below the user's configuration folder.</summary>
    public static string OwnFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "llmdiag", "rules");
}
