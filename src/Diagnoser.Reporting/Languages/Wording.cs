using System.Globalization;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Languages;

/// <summary>
/// The fixed words of the reports in one language. A table in code instead of a resource file: nothing is read or parsed at
/// start-up, and a language that lacks a word does not compile.
/// </summary>
internal sealed record Wording
{
    /// <summary>The BCP 47 tag.</summary>
    public required string Tag { get; init; }

    /// <summary>What stands between a label and what it labels.</summary>
    public required string Colon { get; init; }

    /// <summary>What stands between the items of a list in one line.</summary>
    public required string Separator { get; init; }

    public required string ReportTitle { get; init; }
    public required string LikelyCause { get; init; }
    public required string PossibleCause { get; init; }
    public required string NotSure { get; init; }
    public required string EmptyInput { get; init; }
    public required Counted NoFailure { get; init; }
    public required string NoFailureOnMachine { get; init; }

    public required string Why { get; init; }
    public required string Evidence { get; init; }
    public required string Line { get; init; }
    public required string LogExcerpt { get; init; }
    public required string WhatToDo { get; init; }
    public required string FixWhy { get; init; }
    public required string FixCost { get; init; }

    /// <summary>The label of the rule or the case that a fix comes from.</summary>
    public required string FixFrom { get; init; }

    public required string AlsoFound { get; init; }
    public required string Candidates { get; init; }
    public required string OtherCandidates { get; init; }
    public required string SimilarCases { get; init; }
    public required string Helped { get; init; }

    /// <summary>Said in place of what helped where it stands among the fixes already; <c>{0}</c> is the fix's number.</summary>
    public required string HelpedAbove { get; init; }

    public required string NotKnownWhatHelped { get; init; }

    /// <summary>Said of a case whose cause is not the diagnosis's; <c>{0}</c> is its cause.</summary>
    public required string OtherCause { get; init; }

    /// <summary>How alike a case is; <c>{0}</c> is a percentage.</summary>
    public required string Similarity { get; init; }

    public required string NextSteps { get; init; }
    public required string References { get; init; }

    public required string Read { get; init; }
    public required Counted Lines { get; init; }
    public required Counted Failures { get; init; }
    public required string SourceFile { get; init; }
    public required string SourceStdin { get; init; }
    public required string SourceRun { get; init; }
    public required string SourceMachine { get; init; }
    public required string Symptom { get; init; }
    public required string Stage { get; init; }
    public required string Process { get; init; }
    public required Counted Occurrences { get; init; }
    public required string Facts { get; init; }
    public required string Fact { get; init; }
    public required string Value { get; init; }
    public required string Source { get; init; }
    public required string Code { get; init; }
    public required string Cause { get; init; }
    public required string Probability { get; init; }
    public required string Environment { get; init; }

    public required Counted MoreLines { get; init; }
    public required Counted MoreCauses { get; init; }
    public required Counted MoreFixes { get; init; }
    public required Counted MoreCases { get; init; }
    public required Counted MoreFindings { get; init; }
    public required Counted MoreSteps { get; init; }
    public required Counted MoreFacts { get; init; }
    public required Counted MoreCharacters { get; init; }
    public required string More { get; init; }
    public required string HowToGetMore { get; init; }
    public required string HowToGetOtherForms { get; init; }

    /// <summary>Who made the report; <c>{0}</c> is the program, <c>{1}</c> its version.</summary>
    public required string MadeBy { get; init; }

    public required string ReportData { get; init; }

    /// <summary>The words of a language.</summary>
    public static Wording Of(ReportLanguage language) => language switch
    {
        ReportLanguage.Chinese => ChineseWording.Table,
        _ => EnglishWording.Table,
    };

    /// <summary>A label with its separator: <c>Why: </c>.</summary>
    public string Label(string label) => label + Colon;

    /// <summary>How sure the diagnosis is, in words.</summary>
    public string VerdictWords(Verdict verdict) => verdict switch
    {
        Verdict.Likely => LikelyCause,
        Verdict.Possible => PossibleCause,
        _ => NotSure,
    };

    /// <summary>Where the input came from.</summary>
    public string SourceWords(InputSource source) => source switch
    {
        InputSource.File => SourceFile,
        InputSource.Stdin => SourceStdin,
        InputSource.Run => SourceRun,
        _ => SourceMachine,
    };

    /// <summary>Fills the places of a text.</summary>
    public static string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
