using System.Text;

namespace Diagnoser.Core.Logs;

/// <summary>An exception while its lines are read.</summary>
internal sealed class RaisedException(ChainLink link)
{
    private const int MostFrames = 200;
    private const int MostExcerptLines = 40;
    private const int LongestMessage = 4000;
    private readonly StringBuilder _message = new();

    /// <summary>How it came out of the exception before it.</summary>
    public ChainLink Link { get; } = link;

    /// <summary>The type as printed; null as long as it was not read.</summary>
    public string? Qualified { get; set; }

    /// <summary>Frames, outermost first.</summary>
    public List<StackFrame> Frames { get; } = [];

    /// <summary>The lines that show it.</summary>
    public List<ExcerptLine> Excerpt { get; } = [];

    /// <summary>How many lines the message has so far.</summary>
    public int MessageLines { get; private set; }

    /// <summary>The type without its module.</summary>
    public string? Name => Qualified?[(Qualified.LastIndexOf('.') + 1)..];

    /// <summary>The message; null if there is none.</summary>
    public string? Message => _message.Length == 0 ? null : _message.ToString();

    /// <summary>Whether the message still lacks words.</summary>
    public bool MessageIsOpen => _message.Length == 0 || _message[^1] == ':';

    public void AddFrame(StackFrame frame)
    {
        Frames.Add(frame);
        if (Frames.Count > MostFrames)
        {
            // What started it and what failed matter; the middle is recursion as a rule.
            Frames.RemoveAt(MostFrames / 2);
        }
    }

    public void SetCode(ReadOnlySpan<char> code, int? line = null)
    {
        if (Frames.Count > 0)
        {
            StackFrame last = Frames[^1];
            Frames[^1] = last with { Code = last.Code ?? Cut(code).ToString(), Line = last.Line ?? line };
        }
    }

    public void AddMessage(ReadOnlySpan<char> text)
    {
        MessageLines++;
        if (text.Length > 0 && _message.Length < LongestMessage)
        {
            if (_message.Length > 0)
            {
                _message.Append('\n');
            }

            _message.Append(text.Length > LongestMessage - _message.Length ? text[..(LongestMessage - _message.Length)] : text);
        }
    }

    public void AddExcerpt(in CleanLine line)
    {
        if (Excerpt.Count > 0 && Excerpt[^1].Number == line.Number)
        {
            // An exception without a trace begins and ends in one line.
            return;
        }

        Excerpt.Add(line.ToExcerpt());
        if (Excerpt.Count > MostExcerptLines)
        {
            Excerpt.RemoveAt(6);
        }
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> code) => code.Length > 300 ? code[..300] : code;
}
