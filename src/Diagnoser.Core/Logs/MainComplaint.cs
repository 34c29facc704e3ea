namespace Diagnoser.Core.Logs;

/// <summary>Chooses the complaint that speaks for a text.</summary>
internal static class MainComplaint
{
    /// <summary>
    /// The complaint to name: the one that is voiced most often, and of those the first one. The last kind of the file is the most general
    /// one ("it fails") and is named only where no other is.
    /// </summary>
    public static ComplaintSighting? Of(IReadOnlyList<ComplaintSighting> sightings, IReadOnlyList<ComplaintKind> kinds)
    {
        ComplaintSighting? main = null;
        double mostVotes = 0;
        foreach (ComplaintSighting sighting in sightings)
        {
            int count = 0;
            foreach (ComplaintSighting other in sightings)
            {
                count += other.Kind == sighting.Kind ? 1 : 0;
            }

            double votes = kinds.Count > 1 && sighting.Kind == kinds[^1].Name ? count / (1.0 + sightings.Count) : count;
            if (votes > mostVotes)
            {
                (main, mostVotes) = (sighting, votes);
            }
        }

        return main;
    }
}
