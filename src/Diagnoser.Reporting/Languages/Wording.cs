using System.Globalization;
using System.Runtime.CompilerServices;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Languages;

/// <summary>
/// The fixed words of the reports in one language, from the resource file Words.TAG.resx. A test holds every language to all of them.
/// The files are embedded side by side and not as satellites, because the program runs without cultures.
/// </summary>
internal sealed class Wording
{
    private static readonly Lazy<Wording> English = new(() => new Wording("en"));
    private static readonly Lazy<Wording> Chinese = new(() => new Wording("zh"));
    private readonly WordTable _words;

    private Wording(string tag)
    {
        Tag = tag;
        _words = WordTable.Read(tag);
    }

    /// <summary>The BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>What stands between a label and what it labels.</summary>
    public string Colon => Text();

    /// <summary>What stands between the items of a list in one line.</summary>
    public string Separator => Text();

    public string ReportTitle => Text();
    public string LikelyCause => Text();
    public string PossibleCause => Text();
    public string NotSure => Text();
    public string EmptyInput => Text();
    public Counted NoFailure => Counted();
    public string NoFailureOnMachine => Text();

    public string Why => Text();
    public string Evidence => Text();
    public string Line => Text();
    public string LogExcerpt => Text();
    public string WhatToDo => Text();
    public string FixWhy => Text();
    public string FixCost => Text();

    /// <summary>The label of the rule or the case that a fix comes from.</summary>
    public string FixFrom => Text();

    public string AlsoFound => Text();
    public string Candidates => Text();
    public string OtherCandidates => Text();
    public string SimilarCases => Text();
    public string Helped => Text();

    /// <summary>Said in place of what helped where it stands among the fixes already; <c>{0}</c> is the fix's number.</summary>
    public string HelpedAbove => Text();

    public string NotKnownWhatHelped => Text();

    /// <summary>Said of a case whose cause is not the diagnosis's; <c>{0}</c> is its cause.</summary>
    public string OtherCause => Text();

    /// <summary>How alike a case is; <c>{0}</c> is a percentage.</summary>
    public string Similarity => Text();

    public string NextSteps => Text();
    public string References => Text();

    public string Read => Text();
    public Counted Lines => Counted();
    public Counted Failures => Counted();
    public string SourceFile => Text();
    public string SourceStdin => Text();
    public string SourceRun => Text();
    public string SourceMachine => Text();
    public string Symptom => Text();
    public string Stage => Text();
    public string Process => Text();
    public Counted Occurrences => Counted();
    public string Facts => Text();
    public string Fact => Text();
    public string Value => Text();
    public string Source => Text();
    public string Code => Text();
    public string Cause => Text();
    public string Probability => Text();
    public string Environment => Text();

    public Counted MoreLines => Counted();
    public Counted MoreCauses => Counted();
    public Counted MoreFixes => Counted();
    public Counted MoreCases => Counted();
    public Counted MoreFindings => Counted();
    public Counted MoreSteps => Counted();
    public Counted MoreFacts => Counted();
    public Counted MoreCharacters => Counted();
    public string More => Text();
    public string HowToGetMore => Text();
    /// <summary>How to get something to attach.</summary>
    public string HowToShare => Text();

    /// <summary>Who made the report; <c>{0}</c> is the program, <c>{1}</c> its version.</summary>
    public string MadeBy => Text();

    public string ReportData => Text();

    /// <summary>The versions that a maintainer asks for first, in one line.</summary>
    public string Versions => Text();

    public string Masked => Text();
    public string MaskedNothing => Text();
    public string MaskedKind => Text();
    public string MaskedValues => Text();
    public string MaskedPlaces => Text();

    /// <summary>One kind of what was masked; <c>{0}</c> is the number of places, <c>{1}</c> the kind.</summary>
    public Counted MaskedItem => Counted();

    public string FixesTried => Text();
    public string Tried => Text();
    public string TickWhatYouTried => Text();

    /// <summary>Said in place of lines that a link has no room for.</summary>
    public Counted CutLines => Counted();

    public string PleaseAdd => Text();

    /// <summary>The headline of a diagnosis that is not sure; <c>{0}</c> is the symptom, <c>{1}</c> the closest category.</summary>
    public string Unsure => Text();

    /// <summary>The headline of a cause for which no rule speaks; <c>{0}</c> is the cause, <c>{1}</c> the symptom.</summary>
    public string CauseAndSymptom => Text();

    /// <summary>The words of a language.</summary>
    public static Wording Of(ReportLanguage language) => language switch
    {
        ReportLanguage.Chinese => Chinese.Value,
        _ => English.Value,
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

    /// <summary>The name of a cause or a category of causes, or null where the language has none of its own.</summary>
    public string? CauseName(string code) => _words.Find("cause." + code);

    /// <summary>The name of a symptom, or null where the language has none of its own.</summary>
    public string? SymptomName(string code) => _words.Find("symptom." + code);

    /// <summary>The name of a stage, or null where the language has none of its own.</summary>
    public string? StageName(string name) => _words.Find("stage." + name);

    /// <summary>A sentence that the program words in English outside of rules, in this language; as it is where there is no translation.</summary>
    public string Sentence(string english) => _words.Translate(english);

    /// <summary>Fills the places of a text.</summary>
    public static string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, text, values);

    private string Text([CallerMemberName] string name = "") => _words.Require(name);

    private Counted Counted([CallerMemberName] string name = "") => new(_words.Require(name + ".One"), _words.Require(name + ".Many"));
}
