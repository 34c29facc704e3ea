using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>What the program knows before it reads anything.</summary>
public sealed record KnowledgeBase
{
    /// <summary>Causes, symptoms and stages.</summary>
    public required FailureTaxonomy Taxonomy { get; init; }

    /// <summary>The rules in force.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>The compatibility tables.</summary>
    public required IReadOnlyList<KnowledgeTable> Tables { get; init; }

    /// <summary>The kinds of complaints.</summary>
    public required ComplaintIndex Complaints { get; init; }

    /// <summary>The steps that make an answer surer.</summary>
    public required IReadOnlyList<NextStepEntry> NextSteps { get; init; }

    /// <summary>The families of models whose names are recognised.</summary>
    public required ModelFamilyTable ModelFamilies { get; init; }
}
