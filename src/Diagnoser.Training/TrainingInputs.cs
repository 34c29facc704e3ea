using System.Collections.Frozen;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training;

/// <summary>What a model is trained from.</summary>
public sealed record TrainingInputs
{
    /// <summary>The labels.</summary>
    public required FailureTaxonomy Taxonomy { get; init; }

    /// <summary>The concepts of training-data/concepts.yaml, which become part of the model.</summary>
    public required ConceptLexicon Concepts { get; init; }

    /// <summary>The cases: those of the study, those of the engines, the further reports, and those that a user adds.</summary>
    public required IReadOnlyList<CorpusFile> Files { get; init; }

    /// <summary>The addresses of the cases that no author of a rule has read.</summary>
    public IReadOnlySet<string> Unread { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Takes a text the way of a user's input: reading, facts, rules. It is called from several threads at once.</summary>
    public required Func<string, ReportSample> Analyze { get; init; }
}
