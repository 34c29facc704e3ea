using System.Buffers;

namespace Diagnoser.Core.Logs;

/// <summary>Finds the forms whose anchors occur in a line. A line costs one scan for short general words first, and most lines no more than that.</summary>
internal static class FailureFormIndex
{
    /// <summary>
    /// Words of which one occurs in whatever line could matter. Every form's anchor contains one of them or is one of them itself; a test holds
    /// the forms to it.
    /// </summary>
    private static readonly string[] s_generalWords =
    [
        "error", "fail", "exception", "traceback", "abort", "assert", "kill", "signal", "fatal", "terminat", "fault", "exit", "not found", "cannot", "could not", "unable",
        "unknown", "invalid", "memory", "undefined", "oom", "xid", "died", "unsupported", "illegal", "refused", "corrupt", "no cuda", "no kernel", "not load", "file \"", ".py", "----> ", "panic", "nvrm",
        "no space", "timed out", "segv", "!!!!!!!!", "！！！！", "gggggggg", "\ufffd\ufffd", "<|", "报错", "错误",
    ];

    private static readonly FailureForm[] s_forms = [.. NativeForms.All, .. LauncherForms.All, .. SystemForms.All, .. EngineForms.All, .. BuildForms.All];
    private static readonly Dictionary<string, FailureForm[]> s_byAnchor =
        s_forms.GroupBy(form => form.Anchor, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[][] s_anchorsByLetter = ByFirstLetter(s_byAnchor.Keys);
    private static readonly SearchValues<string> s_anchors = SearchValues.Create([.. s_byAnchor.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>All forms, in the order in which they are tried.</summary>
    public static IReadOnlyList<FailureForm> Forms => s_forms;

    /// <summary>Finds one of the words that make a line worth a closer look.</summary>
    public static SearchValues<string> Interesting { get; } = SearchValues.Create(Words(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Collects the forms whose anchors occur in a line, in the order of the text, each once.</summary>
    public static void Collect(ReadOnlySpan<char> line, List<FailureForm> found)
    {
        found.Clear();
        int from = 0;
        while (from < line.Length && found.Count < 16)
        {
            int hit = line[from..].IndexOfAny(s_anchors);
            if (hit < 0)
            {
                return;
            }

            from += hit;
            ReadOnlySpan<char> rest = line[from..];
            foreach (string anchor in s_anchorsByLetter[Letter(rest[0])])
            {
                if (rest.StartsWith(anchor, StringComparison.OrdinalIgnoreCase))
                {
                    foreach (FailureForm form in s_byAnchor[anchor])
                    {
                        if (!found.Contains(form))
                        {
                            found.Add(form);
                        }
                    }
                }
            }

            from++;
        }
    }

    private static string[] Words()
    {
        List<string> words = [.. s_generalWords];
        words.AddRange(s_byAnchor.Keys.Where(anchor => !s_generalWords.Any(word => anchor.Contains(word, StringComparison.OrdinalIgnoreCase))));
        return [.. words];
    }

    private static string[][] ByFirstLetter(IEnumerable<string> anchors)
    {
        string[][] table = new string[128][];
        ILookup<int, string> lookup = anchors.ToLookup(anchor => Letter(anchor[0]));
        for (int index = 0; index < table.Length; index++)
        {
            table[index] = [.. lookup[index]];
        }

        return table;
    }

    private static int Letter(char character) => character < 128 ? char.ToLowerInvariant(character) : 0;
}
