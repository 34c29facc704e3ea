using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Diagnoser.Reporting.Terminal;

/// <summary>
/// The lines of a report, laid out for a width. It gives its segments to the console as they are: Spectre's own texts would
/// put line ends into commands and addresses, and those have to be copied whole.
/// </summary>
/// <param name="width">The cells of a line.</param>
internal sealed class TerminalPage(int width) : IRenderable
{
    /// <summary>Prose wider than this is hard to read.</summary>
    private const int WidestProse = 100;

    /// <summary>Below this even the indentation would leave no room; the terminal then breaks the lines itself.</summary>
    private const int Narrowest = 24;

    /// <summary>The cells that a text gets beside even the longest prefix.</summary>
    private const int LeastRoom = 8;

    private const int SmallIndentation = 2;

    private readonly List<Piece> pieces = [];
    private readonly int folding = Math.Max(width, Narrowest);
    private readonly int prose = Math.Clamp(width, Narrowest, WidestProse);

    /// <summary>Whether there is room for columns beside the text.</summary>
    public bool IsWide => width >= 60;

    public void Blank() => End();

    public void Heading(string text)
    {
        Blank();
        Prose("", Tone.Plain, text, Tone.Strong);
    }

    /// <summary>Prose after a prefix; further lines stand under its beginning, or a little in if the prefix takes much of the line.</summary>
    public void Prose(string prefix, Tone prefixTone, string text, Tone tone)
    {
        int start = CellWidth.Of(prefix);
        int hang = start <= prose / 4 ? start : SmallIndentation;
        Lines(prefix, prefixTone, hang, tone, TextWrapper.Wrap(text, Math.Max(prose - start, LeastRoom), prose - hang));
    }

    /// <summary>Quoted text after a prefix, with its spaces, over as many lines as it needs.</summary>
    public void Quoted(string prefix, Tone prefixTone, string text, Tone tone)
    {
        int start = CellWidth.Of(prefix);
        int room = Math.Max(folding - start, LeastRoom);
        Lines(prefix, prefixTone, start, tone, TextWrapper.Fold(text, room, room));
    }

    /// <summary>Text on a line of its own that is never broken, so that it can be copied.</summary>
    public void Whole(string indentation, string text, Tone tone)
    {
        Add(indentation, Tone.Plain);
        Add(text, tone);
        End();
    }

    /// <summary>Writes the page without any console features.</summary>
    public void WriteTo(TextWriter writer)
    {
        // In one piece: a console passes every single write on to the system.
        var text = new StringBuilder();
        foreach (Piece piece in pieces)
        {
            text.Append(piece.Text);
        }

        writer.Write(text.ToString());
    }

    Measurement IRenderable.Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    IEnumerable<Segment> IRenderable.Render(RenderOptions options, int maxWidth)
    {
        foreach (Piece piece in pieces)
        {
            yield return piece.Text == "\n" ? Segment.LineBreak : new Segment(piece.Text, StyleOf(piece.Tone));
        }
    }

    /// <summary>The first sixteen colours only: those follow the reader's own theme, light or dark.</summary>
    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(decoration: Decoration.Dim),
        Tone.Accent => new Style(Color.Teal),
        Tone.Caution => new Style(Color.Olive, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    private void Lines(string prefix, Tone prefixTone, int hang, Tone tone, List<string> lines)
    {
        Add(prefix, prefixTone);
        for (int index = 0; index < lines.Count; index++)
        {
            if (index > 0)
            {
                Add(new string(' ', hang), Tone.Plain);
            }

            Add(lines[index], tone);
            End();
        }
    }

    private void Add(string text, Tone tone)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Piece(text, tone));
        }
    }

    private void End() => pieces.Add(new Piece("\n", Tone.Plain));

    private sealed record Piece(string Text, Tone Tone);
}
