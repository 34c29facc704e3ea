using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>What the readers of one text share: whether an environment block is open, and what the text counts.</summary>
internal sealed class TextContext
{
    private const int BlockReach = 40;
    private long _blockEnds;

    /// <summary>The evidence for an engine.</summary>
    public EvidenceTally Engines { get; } = new();

    /// <summary>The evidence for a stage.</summary>
    public EvidenceTally Stages { get; } = new();

    /// <summary>The model names met so far.</summary>
    public ModelMentions Models { get; } = new();

    /// <summary>How many devices the text implies at least, and the line that does.</summary>
    public (int Count, long Line) Devices { get; private set; }

    /// <summary>Notes that there are at least so many devices: <c>local_rank: 3</c> means four.</summary>
    /// <param name="count">How many.</param>
    /// <param name="line">The 1-based line.</param>
    public void NoteDevices(int count, long line) => Devices = count is > 0 and <= 1024 && count > Devices.Count ? (count, line) : Devices;

    /// <summary>Notes that a line belongs to an environment block, so that plain lines near it are read as parts of it.</summary>
    /// <param name="line">The 1-based line.</param>
    public void OpenBlock(long line) => _blockEnds = line + BlockReach;

    /// <summary>Whether a line stands in an environment block.</summary>
    /// <param name="line">The line.</param>
    public bool InBlock(in LogLine line) =>
        line.Role == LineRole.Environment || (line.Number <= _blockEnds && line.Role is not (LineRole.Prose or LineRole.Heading or LineRole.Template));

    /// <summary>The weight of a <c>label: value</c> line.</summary>
    /// <param name="line">The line.</param>
    public FactStrength StrengthOf(in LogLine line) => InBlock(line) ? FactStrength.Listed : FactStrength.Stated;
}
