using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Logs;

/// <summary>Keeps the distinct incidents of a text within bounds, counts repetitions, and puts the first cause first.</summary>
internal sealed class IncidentLedger
{
    private const int MostPerStanding = 24;
    private const int MostInAll = 32;
    private const int TellingLength = 20;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byMessage = new(StringComparer.Ordinal);
    private readonly int[] _kept = new int[(int)Standing.Complaint + 1];

    /// <summary>How many incidents were seen, repetitions and those that were not kept included.</summary>
    public long Count { get; private set; }

    /// <summary>The entry that the last incident went to; null if it was not kept.</summary>
    public Entry? Last { get; private set; }

    /// <summary>Counts an incident once more.</summary>
    /// <param name="entry">Its entry; null if it was not kept.</param>
    public void Repeat(Entry? entry)
    {
        Count++;
        if (entry is not null)
        {
            entry.Occurrences++;
        }
    }

    /// <summary>Adds an incident.</summary>
    /// <param name="standing">How near it is to the cause.</param>
    /// <param name="incident">The incident.</param>
    public void Add(Standing standing, Incident incident)
    {
        Count++;
        string masked = MessageMask.Of(incident.Message);
        string key = string.Concat(incident.Exception ?? incident.Complaint ?? incident.Signal, "\0", ((char)incident.Kind).ToString(), masked);
        if (_entries.TryGetValue(key, out Entry? entry) || TryOtherForm(incident, masked, out entry))
        {
            Last = entry;
            entry.Occurrences++;
            bool better = incident.Kind != IncidentKind.ErrorMessage
                && (standing < entry.Standing || (entry.Incident.Frames.Count == 0 && incident.Frames.Count > 0));
            if (better)
            {
                _kept[(int)entry.Standing]--;
                _kept[(int)standing]++;
                entry.Standing = (Standing)Math.Min((int)standing, (int)entry.Standing);
                entry.Incident = incident;
            }

            return;
        }

        Last = null;
        if (_kept[(int)standing] < MostPerStanding)
        {
            _kept[(int)standing]++;
            Entry added = new() { Standing = standing, Incident = incident, Order = Count };
            _entries[key] = Last = added;
            if (masked.Length >= TellingLength)
            {
                _byMessage.TryAdd(masked, added);
            }
        }
    }

    /// <summary>The incidents, the primary one first, then by standing and place.</summary>
    public IReadOnlyList<Incident> Ranked() =>
        [.. SortedEntries()
            .Take(MostInAll)
            .Select(entry => entry.Occurrences == 1 ? entry.Incident : entry.Incident with { Occurrences = entry.Occurrences })];

    private List<Entry> SortedEntries()
    {
        List<Entry> entries = [.. _entries.Values];
        entries.Sort(static (left, right) =>
            left.Standing != right.Standing ? (int)left.Standing - (int)right.Standing
            : left.Place != right.Place ? left.Place.CompareTo(right.Place)
            : left.Order.CompareTo(right.Order));
        return entries;
    }

    /// <summary>
    /// Software often states one failure twice: as a line of its log and as an exception. A long message that is the same in both is one failure.
    /// </summary>
    private bool TryOtherForm(Incident incident, string masked, [NotNullWhen(true)] out Entry? entry) =>
        _byMessage.TryGetValue(masked, out entry)
        && (incident.Kind == IncidentKind.ErrorMessage || entry.Incident.Kind == IncidentKind.ErrorMessage
            || (incident.Exception == entry.Incident.Exception) || incident.Frames.Count > 0 != entry.Incident.Frames.Count > 0);

    /// <summary>An incident and what is counted of it.</summary>
    internal sealed class Entry
    {
        public required Standing Standing { get; set; }

        public required Incident Incident { get; set; }

        public required long Order { get; init; }

        public long Occurrences { get; set; } = 1;

        public long Place => Incident.Excerpt.Count > 0 ? Incident.Excerpt[0].Number : 0;
    }
}
