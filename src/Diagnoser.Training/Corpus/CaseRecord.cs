namespace Diagnoser.Training.Corpus;

/// <summary>A labelled failure of the corpus: a record of the study, one of a serving engine's tracker, or one of any program's.</summary>
public sealed record CaseRecord
{
    /// <summary>Repository and number: <c>QwenLM/Qwen#1069</c>; a second label of the same issue ends in <c>/2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The address. Records of one issue share it, and evaluation never separates them.</summary>
    public required string Url { get; init; }

    /// <summary>Where the record comes from.</summary>
    public required CaseOrigin Origin { get; init; }

    /// <summary>The code of the leaf cause.</summary>
    public required string Cause { get; init; }

    /// <summary>The code of the symptom.</summary>
    public required string Symptom { get; init; }

    /// <summary>The name of the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The study's model series: DeepSeek, Llama or Qwen; null for any other case.</summary>
    public string? Series { get; init; }

    /// <summary>The serving engine of an engine case; null for any other.</summary>
    public string? Engine { get; init; }

    /// <summary>How sure the reader was of the label of a case of ours: high, medium or low; null for a case of the study.</summary>
    public string? Confidence { get; init; }

    /// <summary>What was read for the write-up: description or comments; null if the record has no text or is not of the study.</summary>
    public string? Seen { get; init; }

    /// <summary>The title in our words; null if the record is a label only.</summary>
    public string? Title { get; init; }

    /// <summary>What the person reported, in our words; null if the record is a label only.</summary>
    public string? Report { get; init; }

    /// <summary>Lines that the software printed.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What the person said of the machine and its software, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>What helped or was advised; null if nobody said.</summary>
    public string? Fix { get; init; }

    /// <summary>Whether the record has a text to learn from, not only labels.</summary>
    public bool IsWrittenUp => Title is not null;
}
