using System.CommandLine;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Composition;

/// <summary>The option <c>--lang</c>, and the locale where it is left out.</summary>
internal static class LanguageSelection
{
    /// <summary>The option, one for each command that writes a report.</summary>
    public static Option<string?> CreateOption() =>
        new("--lang") { Description = "The report's language: en or zh; the locale's if it is left out (JSON and links: English).", HelpName = "LANG" };

    /// <summary>The language for people: as named, else the locale's.</summary>
    /// <exception cref="UserErrorException">There is no such language.</exception>
    public static ReportLanguage ForPeople(string? named) => Parse(named ?? "") ?? Parse(LocaleOfUser()) ?? ReportLanguage.English;

    /// <summary>The language for programs and for projects elsewhere: as named, else English, whatever the locale.</summary>
    /// <exception cref="UserErrorException">There is no such language.</exception>
    public static ReportLanguage ForOthers(string? named) => Parse(named ?? "") ?? ReportLanguage.English;

    /// <summary>Fails for a language that there is not.</summary>
    /// <exception cref="UserErrorException">There is no such language.</exception>
    public static void Check(string? named)
    {
        if (named is not null && Parse(named) is null)
        {
            throw new UserErrorException($"There is no report in the language '{named}'; choose en or zh.");
        }
    }

    private static ReportLanguage? Parse(string locale) =>
        locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ReportLanguage.Chinese
        : locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? ReportLanguage.English
        : null;

    // In the order of POSIX (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02).
    private static string LocaleOfUser() =>
        Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all
        : Environment.GetEnvironmentVariable("LC_MESSAGES") is { Length: > 0 } messages ? messages
        : Environment.GetEnvironmentVariable("LANG") ?? "";
}
