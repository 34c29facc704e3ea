namespace Diagnoser.Core.Logs;

/// <summary>Keeps the distinct incidents of a text within bounds, counts repetitions, and puts the first cause first.</summary>
internal sealed class IncidentLedger
{
    private const int MostPerStanding = 24;
    private const int MostInAll = 32;
    private readonly Dictionary<(IncidentKind Kind, string Name, string Message), Entry> _entries = [];
    private readonly int[] _kept = new int[Enum.GetValues<Standing>().Length];

    /// <summary>How many incidents were seen, repetitions and those that were not kept included.</summary>
    public long Count { get; private set; }

    /// <summary>Adds an incident.</summary>
    /// <param name="standing">How near it is to the cause.</param>
    /// <param name="incident">The incident.</param>
    public void Add(Standing standing, Incident incident)
    {
        Count++;
        (IncidentKind, string, string) key = (incident.Kind, incident.Exception ?? incident.Complaint ?? incident.Signal ?? "", MessageMask.Of(incident.Message));
        if (_entries.TryGetValue(key, out Entry? entry))
        {
            entry.Occurrences++;
            bool better = standing < entry.Standing || (entry.Incident.Frames.Count == 0 && incident.Frames.Count > 0);
            if (better)
            {
                _kept[(int)entry.Standing]--;
                _kept[(int)standing]++;
                entry.Standing = (Standing)Math.Min((int)standing, (int)entry.Standing);
                entry.Incident = incident;
            }

            return;
        }

        if (_kept[(int)standing] < MostPerStanding)
        {
            _kept[(int)standing]++;
            _entries[key] = new Entry { Standing = standing, Incident = incident, Order = Count };
        }
    }

    /// <summary>The incidents, the primary one first, then by standing and place.</summary>
    public IReadOnlyList<Incident> Ranked() =>
        [.. _entries.Values
            .OrderBy(entry => entry.Standing)
            .ThenBy(entry => entry.Incident.Excerpt.Count > 0 ? entry.Incident.Excerpt[0].Number : 0)
            .ThenBy(entry => entry.Order)
            .Take(MostInAll)
            .Select(entry => entry.Occurrences == 1 ? entry.Incident : entry.Incident with { Occurrences = entry.Occurrences })];

    private sealed class Entry
    {
        public required Standing Standing { get; set; }

        public required Incident Incident { get; set; }

        public required long Order { get; init; }

        public long Occurrences { get; set; } = 1;
    }
}
