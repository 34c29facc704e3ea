namespace Diagnoser.Reporting.Languages;

/// <summary>The language of a report's fixed words. Quoted text, rules and cases stay as they are.</summary>
public enum ReportLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese, simplified.</summary>
    Chinese,
}
