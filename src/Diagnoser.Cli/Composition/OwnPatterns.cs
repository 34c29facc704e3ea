using System.CommandLine;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Composition;

/// <summary>The user's own patterns of what has to be masked: those of the per-user file and of the option <c>--redact-patterns FILE</c>.</summary>
internal static class OwnPatterns
{
    /// <summary>The per-user file: <c>llmdiag/redact.yaml</c> below the user's configuration folder.</summary>
    public static string PersonalFile =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "llmdiag", "redact.yaml");

    /// <summary>The option, one for each command that takes it.</summary>
    public static Option<string[]> CreateOption() => new("--redact-patterns")
    {
        Description = $"A file with patterns of your own to mask, beside those of {PersonalFile}: 'patterns:' with a list of name and match (text, or /expression/).",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The patterns of the per-user file; none if there is no such file.</summary>
    /// <exception cref="Core.Yaml.YamlFormatException">The file cannot be used; to go on would show what it was to mask.</exception>
    public static IReadOnlyList<RedactionPattern> ReadPersonal() => File.Exists(PersonalFile) ? ReadFile(PersonalFile) : [];

    /// <summary>The patterns of the per-user file and of the files that are named.</summary>
    /// <param name="named">What <c>--redact-patterns</c> names.</param>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public static IReadOnlyList<RedactionPattern> Read(string[]? named)
    {
        foreach (string file in named ?? [])
        {
            if (!File.Exists(file))
            {
                throw new UserErrorException($"There is no file {file} to read patterns from; check the path after --redact-patterns.");
            }
        }

        return [.. ReadPersonal(), .. (named ?? []).SelectMany(ReadFile)];
    }

    private static IReadOnlyList<RedactionPattern> ReadFile(string file)
    {
        using StreamReader text = new(file);
        return RedactionPatternReader.Read(file, text);
    }
}
