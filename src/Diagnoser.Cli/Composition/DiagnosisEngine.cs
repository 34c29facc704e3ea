using System.Reflection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Composition;

/// <summary>The stages put together: knowledge and model loaded, text in, report out.</summary>
internal sealed class DiagnosisEngine
{
    private readonly ReportAnalyzer _analyzer;
    private readonly Diagnostician _diagnostician;

    private DiagnosisEngine(KnowledgeBase knowledge, FailureModel model)
    {
        _analyzer = new ReportAnalyzer(knowledge);
        _diagnostician = new Diagnostician(knowledge, model, new CauseFusion(knowledge.Taxonomy, model.Data), Tool);
    }

    /// <summary>The program, as reports name it.</summary>
    public static ToolInfo Tool { get; } = new(
        "llmdiag",
        typeof(DiagnosisEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    /// <summary>Loads the installation's knowledge and model.</summary>
    /// <param name="userRuleFolders">Folders with rules of the user's.</param>
    /// <param name="language">The language in which rules and next steps speak, where they have a translation.</param>
    public static DiagnosisEngine Load(IReadOnlyList<string> userRuleFolders, ReportLanguage language = ReportLanguage.English) =>
        Over(KnowledgeLoader.Load(userRuleFolders, language));

    /// <summary>Loads the installation's model for knowledge that is loaded already.</summary>
    /// <param name="knowledge">The knowledge.</param>
    public static DiagnosisEngine Over(KnowledgeBase knowledge) => new(knowledge, ModelLoader.Load(knowledge.Taxonomy));

    /// <summary>Diagnoses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="machineFacts">Facts of the machine that the text speaks of; none where that is some other machine than this.</param>
    /// <param name="cancellation">Stops it.</param>
    public DiagnosisReport Diagnose(TextReader text, InputSource source, IEnumerable<Fact> machineFacts, CancellationToken cancellation) =>
        _diagnostician.Diagnose(_analyzer.Analyze(text, machineFacts, cancellation), source);
}
