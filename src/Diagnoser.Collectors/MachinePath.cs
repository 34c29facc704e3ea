namespace Diagnoser.Collectors;

/// <summary>Takes paths apart, of whichever system: a recorded Windows machine is read on Linux too.</summary>
internal static class MachinePath
{
    private static readonly char[] Separators = ['/', '\\'];

    public static string Join(string folder, string name) =>
        folder.Length == 0 ? name
        : folder[^1] is '/' or '\\' ? folder + name
        : folder + "/" + name;

    public static string Join(string folder, string first, string second) => Join(Join(folder, first), second);

    public static string Name(string path)
    {
        string trimmed = path.TrimEnd(Separators);
        return trimmed[(trimmed.LastIndexOfAny(Separators) + 1)..];
    }

    /// <summary>The folder above, or an empty text for a root or a bare name.</summary>
    public static string Parent(string path)
    {
        string trimmed = path.TrimEnd(Separators);
        int end = trimmed.LastIndexOfAny(Separators);
        return end < 0 ? "" : end == 0 ? "/" : trimmed[..end];
    }

    public static bool IsAbsolute(string path) =>
        path is ['/', ..] or ['\\', ..] || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '/' or '\\');

    /// <summary>A path with <c>/</c> only, without <c>.</c> and <c>..</c> and without one at its end.</summary>
    public static string Normalize(string path)
    {
        string[] parts = path.Split(Separators);
        List<string> kept = [];
        foreach (string part in parts)
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                kept.Add(part);
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return (path is ['/', ..] or ['\\', ..] ? "/" : "") + string.Join('/', kept);
    }
}
