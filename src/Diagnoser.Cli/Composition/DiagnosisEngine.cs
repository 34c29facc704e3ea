using System.Reflection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;

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
    public static DiagnosisEngine Load(IReadOnlyList<string> userRuleFolders)
    {
        KnowledgeBase knowledge = KnowledgeLoader.Load(userRuleFolders);
        return new DiagnosisEngine(knowledge, ModelLoader.Load(knowledge.Taxonomy));
    }

    /// <summary>Diagnoses a text by itself: it speaks of some other machine, so that no fact of this one counts.</summary>
    public DiagnosisReport Diagnose(FailureText input, CancellationToken cancellation) => Diagnose(input, [], cancellation);

    /// <summary>Diagnoses a text together with facts of the machine that it comes from.</summary>
    public DiagnosisReport Diagnose(FailureText input, IEnumerable<Fact> machineFacts, CancellationToken cancellation) =>
        _diagnostician.Diagnose(_analyzer.Analyze(input.Text, machineFacts, cancellation), input.Source);
}
