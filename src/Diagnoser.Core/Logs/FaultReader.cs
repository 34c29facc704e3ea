using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Logs;

/// <summary>Reads what Python's faulthandler prints when a process crashes: the fault, then every thread's frames, innermost first.</summary>
internal sealed class FaultReader
{
    private const string Opening = "Fatal Python error: ";
    private const string WindowsOpening = "Windows fatal exception: ";
    private const int MostFrames = 100;
    private const int MostExcerptLines = 30;
    private const int MostLines = 2000;
    private readonly List<StackFrame> _frames = [];
    private readonly List<ExcerptLine> _excerpt = [];
    private Incident? _finished;
    private string? _message;
    private string _worker = "";
    private bool _inThread;
    private bool _sawCurrent;
    private int _lines;

    /// <summary>Whether a dump is being read.</summary>
    public bool IsActive => _message is not null;

    /// <summary>Takes a finished crash, if there is one.</summary>
    public bool TryTake([NotNullWhen(true)] out Incident? crash)
    {
        crash = _finished;
        _finished = null;
        return crash is not null;
    }

    /// <summary>Reads a line.</summary>
    /// <returns>Whether it belongs to a dump.</returns>
    public bool Observe(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.TrimStart();
        if (text.StartsWith(Opening, StringComparison.Ordinal) || text.StartsWith(WindowsOpening, StringComparison.Ordinal))
        {
            Finish();
            _message = (text.Length > 300 ? text[..300] : text).ToString();
            _worker = line.Worker;
            _excerpt.Add(line.ToExcerpt());
            return true;
        }

        if (_message is null)
        {
            return false;
        }

        return text.Length == 0 || InDump(line, text) || End();
    }

    /// <summary>Ends a dump.</summary>
    public void Finish() => End();

    private bool InDump(in CleanLine line, ReadOnlySpan<char> text)
    {
        if (++_lines > MostLines)
        {
            return false;
        }

        if (text.StartsWith("Current thread", StringComparison.Ordinal) || text.StartsWith("Thread 0x", StringComparison.Ordinal) || text.StartsWith("Stack (most recent", StringComparison.Ordinal))
        {
            bool current = text[0] == 'C';
            _inThread = current || (!_sawCurrent && _frames.Count == 0);
            if (current)
            {
                _sawCurrent = true;
                _frames.Clear();
            }

            Keep(line);
            return true;
        }

        if (FrameLine.TryPython(text, out StackFrame frame))
        {
            if (_inThread && _frames.Count < MostFrames)
            {
                _frames.Insert(0, frame);
                Keep(line);
            }

            return true;
        }

        return text.StartsWith("Python runtime state", StringComparison.Ordinal) || text.StartsWith("<no Python frame>", StringComparison.Ordinal) || text is "...";
    }

    private void Keep(in CleanLine line)
    {
        if (_excerpt.Count < MostExcerptLines)
        {
            _excerpt.Add(line.ToExcerpt());
        }
    }

    private bool End()
    {
        if (_message is not null)
        {
            int colon = _message.IndexOf(": ", StringComparison.Ordinal);
            string reason = _message[(colon + 2)..];
            _finished = new Incident
            {
                Kind = IncidentKind.NativeCrash,
                Exception = _message[..colon],
                QualifiedException = _message[..colon],
                Message = reason,
                Frames = [.. _frames],
                Signal = SignalNames.Of(reason),
                Worker = _worker.Length > 0 ? _worker : null,
                Excerpt = [.. _excerpt],
            };
        }

        _message = null;
        _frames.Clear();
        _excerpt.Clear();
        _inThread = _sawCurrent = false;
        _lines = 0;
        return false;
    }
}
