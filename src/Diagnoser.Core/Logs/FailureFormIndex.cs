using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Finds the forms whose anchors occur in a line. Most lines have none of the words that matter and cost one scan.</summary>
internal sealed class FailureFormIndex
{
    private const int MostForms = 24;

    /// <summary>Words that make a line worth a closer look although no form is about them: of errors in general, of traces, of garbage in an output.</summary>
    private static readonly string[] s_words =
    [
        "error", "fail", "exception", "traceback", "fatal", "not found", "cannot", "could not", "unable to", "unknown", "invalid", "unsupported", "not supported", "killed", "file \"",
        "cell in[", "input in [", "<ipython-input", "timed out", "!!!!!!!!", "！！！！", "gggggggg", "\ufffd\ufffd\ufffd\ufffd", "<|im_", "<|end", "<|eot", "<|start_h", "<|assistant", "<|user",
        "<｜end",
    ];

    private static readonly FailureForm[] s_forms = [.. NativeForms.All, .. LauncherForms.All, .. SystemForms.All, .. EngineForms.All, .. BuildForms.All, .. PythonForms.All];
    private static readonly List<List<FailureForm>> s_byAnchor = [];
    private static readonly LiteralScanner s_scanner = MakeScanner();
    private readonly List<int> _found = [];
    private readonly List<FailureForm> _forms = [];

    /// <summary>All forms.</summary>
    public static IReadOnlyList<FailureForm> All => s_forms;

    /// <summary>The forms whose anchors occur in the line that was scanned last, each once.</summary>
    public IReadOnlyList<FailureForm> Forms => _forms;

    /// <summary>Whether a form of that line tells failures apart by a number: an exit code, a signal, an Xid.</summary>
    public bool NumbersMatter
    {
        get
        {
            foreach (FailureForm form in _forms)
            {
                if (form.Kind is IncidentKind.ProcessExit or IncidentKind.KernelMessage)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Scans a line.</summary>
    /// <returns>Whether it has one of the words that make it worth a closer look.</returns>
    public bool Scan(ReadOnlySpan<char> line)
    {
        _found.Clear();
        _forms.Clear();
        s_scanner.Find(line, _found);
        if (_found.Count == 0)
        {
            return false;
        }

        foreach (int place in _found)
        {
            if (place < s_byAnchor.Count && _forms.Count < MostForms && !_forms.Contains(s_byAnchor[place][0]))
            {
                _forms.AddRange(s_byAnchor[place]);
            }
        }

        return true;
    }

    /// <summary>Gathers the forms by their anchors, and makes what finds these and the other words.</summary>
    private static LiteralScanner MakeScanner()
    {
        Dictionary<string, List<FailureForm>> byAnchor = new(StringComparer.OrdinalIgnoreCase);
        List<string> literals = [];
        foreach (FailureForm form in s_forms)
        {
            if (!byAnchor.TryGetValue(form.Anchor, out List<FailureForm>? forms))
            {
                byAnchor[form.Anchor] = forms = [];
                s_byAnchor.Add(forms);
                literals.Add(form.Anchor);
            }

            forms.Add(form);
        }

        literals.AddRange(s_words);
        return new LiteralScanner(literals);
    }
}
