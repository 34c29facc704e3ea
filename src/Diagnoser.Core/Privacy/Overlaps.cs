namespace Diagnoser.Core.Privacy;

/// <summary>Turns what the detectors found into pieces that do not overlap.</summary>
internal static class Overlaps
{
    /// <summary>Joins detections that overlap; the longest says what the piece is, the earliest found if they are equally long. Placeholders that stand in the text stay.</summary>
    public static List<Detection> Resolve(string text, List<Detection> detections, List<(int Start, int End)> existing)
    {
        List<Detection> trimmed = existing.Count == 0 ? detections : [.. detections.Select(detection => Trim(text, detection, existing)).Where(detection => detection.End > detection.Start)];
        List<Detection> ordered = [.. trimmed.OrderBy(detection => detection.Start).ThenByDescending(detection => detection.End).ThenBy(detection => detection.Value is null)];
        List<Detection> result = [];
        foreach (Detection detection in ordered)
        {
            if (result.Count == 0 || detection.Start >= result[^1].End)
            {
                result.Add(detection);
            }
            else if (detection.End > result[^1].End)
            {
                Detection last = result[^1];
                Detection longer = last.End - last.Start >= detection.End - detection.Start ? last : detection;
                result[^1] = longer with { Start = last.Start, End = detection.End, Value = null };
            }
        }

        return result;
    }

    // A detection does not cut a placeholder in two, nor mask one again.
    private static Detection Trim(string text, Detection detection, List<(int Start, int End)> existing)
    {
        (int start, int end) = (detection.Start, detection.End);
        foreach ((int from, int to) in existing.Skip(FirstEndingAfter(existing, start)))
        {
            if (from >= end)
            {
                break;
            }

            if (from <= start)
            {
                start = Math.Max(start, to);
            }
            else if (to >= end)
            {
                end = from;
            }
        }

        bool changed = start != detection.Start || end != detection.End;
        if (!changed)
        {
            return detection;
        }

        int letters = 0;
        for (int i = start; i < end; i++)
        {
            letters += Characters.IsWord(text[i]) ? 1 : 0;
        }

        return letters < 4 || detection.Value is not null ? detection with { Start = 0, End = 0 } : detection with { Start = start, End = end };
    }

    private static int FirstEndingAfter(List<(int Start, int End)> existing, int position)
    {
        int low = 0;
        int high = existing.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (existing[middle].End > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
