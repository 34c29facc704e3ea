using System.Globalization;

namespace Diagnoser.Core.Logs;

/// <summary>Reads failures that are told in one line or a few, outside tracebacks.</summary>
internal sealed class FailureMatcher(IncidentLedger ledger)
{
    private const int LongestMessage = 1000;
    private const int MostPending = 8;
    private readonly List<Pending> _pending = [];

    /// <summary>Whether lines are awaited that belong to a failure.</summary>
    public bool IsWaiting => _pending.Count > 0;

    /// <summary>Gives the lines that follow a failure to it.</summary>
    /// <returns>Whether the line was taken.</returns>
    public bool Follow(in CleanLine line)
    {
        for (int index = 0; index < _pending.Count; index++)
        {
            Pending pending = _pending[index];
            if (pending.Worker != line.Worker)
            {
                continue;
            }

            ReadOnlySpan<char> text = line.Text.Trim();
            if (text.Length == 0 || line.IsFenceMark || --pending.Left < 0)
            {
                Close(index);
                return false;
            }

            pending.Add(line, text);
            if (pending.Left == 0)
            {
                Close(index);
            }

            return true;
        }

        return false;
    }

    /// <summary>Reads a line that has one of the words worth a closer look.</summary>
    /// <param name="line">The line.</param>
    /// <param name="forms">The forms whose anchors it has.</param>
    /// <returns>Whether a failure was read.</returns>
    public bool Observe(in CleanLine line, IReadOnlyList<FailureForm> forms)
    {
        ReadOnlySpan<char> text = line.Text.Length > 4000 ? line.Text[..4000] : line.Text;
        FailureForm? chosen = null;
        Incident? best = null;
        Standing standing = Standing.Complaint;
        foreach (FailureForm form in forms)
        {
            bool isProse = IsProse(form, line, text);
            if ((form.ProseOnly && line.Role is not (LineRole.Prose or LineRole.Heading)) || (isProse && !form.InProse && form.Standing != Standing.Cause && form.Kind != IncidentKind.ProcessExit) || TryForm(form, line, text, isProse) is not { } read)
            {
                continue;
            }

            // The form that is nearest to the cause names the failure; the others may know of a signal or an exit code.
            if (chosen is null || form.Standing < chosen.Standing)
            {
                best = read.Incident with { Signal = read.Incident.Signal ?? best?.Signal, ExitCode = read.Incident.ExitCode ?? best?.ExitCode };
                chosen = form;
            }
            else
            {
                best = best! with { Signal = best.Signal ?? read.Incident.Signal, ExitCode = best.ExitCode ?? read.Incident.ExitCode };
            }

            standing = read.Standing < standing ? read.Standing : standing;
        }

        if (best is not null)
        {
            Add(standing, best, IsProse(chosen!, line, text) ? 0 : chosen!.Follow, line);
        }

        return best is not null;
    }

    /// <summary>Whether a form stands in a person's sentence; a sentence that begins with the very words of the form is the software's.</summary>
    private static bool IsProse(FailureForm form, in CleanLine line, ReadOnlySpan<char> text) =>
        line.Role is LineRole.Prose or LineRole.Heading && !text.TrimStart().StartsWith(form.Anchor, StringComparison.Ordinal);

    /// <summary>Ends what is awaited.</summary>
    public void Finish()
    {
        while (_pending.Count > 0)
        {
            Close(0);
        }
    }

    private static (Standing Standing, Incident Incident)? TryForm(FailureForm form, in CleanLine line, ReadOnlySpan<char> text, bool isProse)
    {
        string? name = form.Name;
        string? signal = form.Signal;
        long? code = form.ExitCode;
        ReadOnlySpan<char> message = text.Trim();
        if (!form.HasWords(text))
        {
            return null;
        }

        if (form.Compiled is { } expression)
        {
            if (!expression.IsMatch(text) || expression.Match(text.ToString()) is not { } match)
            {
                return null;
            }

            name = match.GetValueOrDefault("name") ?? name;
            signal = match.GetValueOrDefault("signal") is { } sign ? SignalNames.Of(sign) : signal;
            code = match.GetValueOrDefault("code") is { } number ? Number(number) : code;
            message = match.GetValueOrDefault("message") is { Length: > 0 } words ? words.Trim() : message;
            message = message is [.., '"'] && message.Count('"') % 2 == 1 ? message[..^1] : message;
            if (code == 0)
            {
                return null;
            }
        }

        Standing standing = form.Standing;
        if (code is { } exit && signal is null && SignalNames.OfExitCode(exit) is { } meant)
        {
            signal = meant;
            standing = standing == Standing.Relayed && meant is not ("SIGTERM" or "SIGINT" or "SIGABRT") ? Standing.Trace : standing;
        }

        if (signal is "SIGTERM" or "SIGINT" && standing == Standing.Trace)
        {
            // A launcher ends the other processes when one has failed.
            standing = Standing.Relayed;
        }

        standing = isProse && standing < Standing.Mention ? Standing.Mention
            : line.Level == LineLevel.Warning && standing == Standing.Cause ? Standing.Trace
            : standing;
        Incident incident = new()
        {
            Kind = form.Kind,
            Exception = name,
            QualifiedException = name,
            Message = (message.Length > LongestMessage ? message[..LongestMessage] : message).ToString(),
            ExitCode = code is >= int.MinValue and <= int.MaxValue ? (int)code.Value : code is { } wide ? unchecked((int)wide) : null,
            Signal = signal,
            Worker = line.Worker.Length > 0 ? line.Worker : null,
            Excerpt = [line.ToExcerpt()],
        };
        return (standing, incident);
    }

    private void Add(Standing standing, Incident incident, int follow, in CleanLine line)
    {
        if (follow == 0)
        {
            ledger.Add(standing, incident);
            return;
        }

        if (_pending.Count == MostPending)
        {
            Close(0);
        }

        _pending.Add(new Pending(standing, incident, line.Worker, follow));
    }

    private void Close(int index)
    {
        Pending pending = _pending[index];
        _pending.RemoveAt(index);
        ledger.Add(pending.Standing, pending.Complete());
    }

    private static long? Number(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long status) ? status : null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private sealed class Pending(Standing standing, Incident incident, string worker, int left)
    {
        private readonly List<ExcerptLine> _excerpt = [.. incident.Excerpt];
        private readonly List<string> _message = [incident.Message ?? ""];

        public Standing Standing => standing;

        public string Worker => worker;

        public int Left { get; set; } = left;

        public void Add(in CleanLine line, ReadOnlySpan<char> text)
        {
            _excerpt.Add(line.ToExcerpt());
            _message.Add((text.Length > LongestMessage ? text[..LongestMessage] : text).ToString());
        }

        public Incident Complete() => incident with { Excerpt = _excerpt, Message = string.Join('\n', _message.Where(part => part.Length > 0)) };
    }
}
