namespace Diagnoser.Core.Logs;

/// <summary>What was read from a text: its incidents, its complaints, and a bounded part of its words.</summary>
public sealed record LogReading
{
    /// <summary>How many lines the text has.</summary>
    public required long Lines { get; init; }

    /// <summary>The distinct incidents, the primary one first: the first cause, not the launcher's echo of it. At most a few dozen.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>How many incidents the text has in all, repetitions included.</summary>
    public required long IncidentCount { get; init; }

    /// <summary>What the person complains of, in the order of the text.</summary>
    public required IReadOnlyList<ComplaintSighting> Complaints { get; init; }

    /// <summary>The first heading or sentence of a report; null if the text has no words of a person.</summary>
    public string? Title { get; init; }

    /// <summary>The person's own words, a bounded part.</summary>
    public required IReadOnlyList<ExcerptLine> Prose { get; init; }

    /// <summary>Other lines worth keeping for a reader: errors and warnings, commands, and what stands around the incidents; a bounded part.</summary>
    public required IReadOnlyList<ExcerptLine> Notable { get; init; }

    /// <summary>The first cause, or null if the text tells of no failure.</summary>
    public Incident? Primary => Incidents.Count > 0 ? Incidents[0] : null;

    /// <summary>The reading of an empty text.</summary>
    public static LogReading Empty { get; } = new() { Lines = 0, Incidents = [], IncidentCount = 0, Complaints = [], Prose = [], Notable = [] };
}
