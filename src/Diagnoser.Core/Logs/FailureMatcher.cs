using System.Globalization;
using System.Text.RegularExpressions;

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
        (Standing Standing, Incident Incident, int Follow)? best = null;
        foreach (FailureForm form in forms)
        {
            if (line.Role is LineRole.Prose or LineRole.Heading && !form.InProse && form.Standing != Standing.Cause)
            {
                continue;
            }

            if ((best is not { } known || form.Standing < known.Standing) && TryForm(form, line, text) is { } read && (best is null || read.Standing < best.Value.Standing))
            {
                best = (read.Standing, read.Incident, form.Follow);
            }
        }

        if (best is { } found)
        {
            Add(found.Standing, found.Incident, found.Follow, line);
        }

        return best is not null;
    }

    /// <summary>Ends what is awaited.</summary>
    public void Finish()
    {
        while (_pending.Count > 0)
        {
            Close(0);
        }
    }

    private static (Standing Standing, Incident Incident)? TryForm(FailureForm form, in CleanLine line, ReadOnlySpan<char> text)
    {
        string? name = form.Name;
        string? signal = form.Signal;
        long? code = form.ExitCode;
        ReadOnlySpan<char> message = text.Trim();
        if (form.Compiled is { } expression)
        {
            if (!expression.IsMatch(text))
            {
                return null;
            }

            Match match = expression.Match(text.ToString());
            name = Value(match, "name") ?? name;
            signal = Value(match, "signal") is { } sign ? SignalNames.Of(sign) : signal;
            code = Value(match, "code") is { } number ? Number(number) : code;
            message = Value(match, "message") is { Length: > 0 } words ? words.Trim() : message;
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

        standing = line.Role is LineRole.Prose or LineRole.Heading && standing < Standing.Mention ? Standing.Mention
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
        if (follow == 0 || line.Role is LineRole.Prose or LineRole.Heading)
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

    private static string? Value(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;

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
