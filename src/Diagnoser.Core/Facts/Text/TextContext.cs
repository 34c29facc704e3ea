using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>What the readers of one text share: whether an environment block is open, and what the text counts.</summary>
internal sealed class TextContext
{
    private const int BlockReach = 40;
    private const int EnoughSightings = 60;
    private readonly int[] _sightings = new int[EvidenceWords.All.Length];
    private long _blockEnds;

    /// <summary>How often something was counted or noted.</summary>
    public int Changes { get; private set; }

    /// <summary>The evidence for an engine.</summary>
    public EngineEvidence Engines { get; } = new();

    /// <summary>The evidence for a stage.</summary>
    public EvidenceTally Stages { get; } = new();

    /// <summary>The evidence for a method of training.</summary>
    public EvidenceTally Methods { get; } = new();

    /// <summary>The model names met so far.</summary>
    public ModelMentions Models { get; } = new();

    /// <summary>How many devices the text implies at least, and the line that does.</summary>
    public (int Count, long Line) Devices { get; private set; }

    /// <summary>Notes that there are at least so many devices: <c>local_rank: 3</c> means four.</summary>
    /// <param name="count">How many.</param>
    /// <param name="line">The 1-based line.</param>
    public void NoteDevices(int count, long line) => Devices = count is > 1 and <= 1024 && count > Devices.Count ? (count, line) : Devices;

    /// <summary>Counts a word that speaks for an engine or a stage. After some dozens of sightings it says nothing new.</summary>
    /// <param name="index">The word's place in the list.</param>
    /// <param name="word">The word.</param>
    /// <param name="line">The line.</param>
    /// <param name="position">Where the word stands in it.</param>
    /// <param name="engine">Whether its engine counts.</param>
    /// <param name="stage">Whether its stage counts.</param>
    public void Count(int index, EvidenceWord word, in LogLine line, int position, bool engine, bool stage)
    {
        if (_sightings[index] >= EnoughSightings || line.Role == LineRole.Template)
        {
            return;
        }

        // transformers prints this whenever it loads a tokenizer, also for inference.
        stage &= !line.Text.Contains("embeddings are fine-tuned or trained", StringComparison.Ordinal);

        _sightings[index]++;
        Changes++;

        // A package that is only listed was not necessarily running.
        double weight = word.Weight * (InBlock(line) ? 0.05 : 1);
        if (engine && word.Engine is not null)
        {
            bool said = line.Role is LineRole.Prose or LineRole.Heading;
            EngineStanding standing = said ? EngineStandings.Of(line.Text, position, position + word.Text.Length) : EngineStanding.Named;
            Engines.Add(word, weight, standing, line.Number);
        }

        if (stage && word.Stage is not null)
        {
            Stages.Add(word.Stage, weight, line.Number);
        }

        if (stage && word.Method is not null)
        {
            Methods.Add(word.Method, weight, line.Number);
        }
    }

    /// <summary>Notes that a line belongs to an environment block, so that plain lines near it are read as parts of it.</summary>
    /// <param name="line">The 1-based line.</param>
    public void OpenBlock(long line)
    {
        _blockEnds = line + BlockReach;
        Changes++;
    }

    /// <summary>Whether a line stands in an environment block.</summary>
    /// <param name="line">The line.</param>
    public bool InBlock(in LogLine line) =>
        line.Role == LineRole.Environment || (line.Number <= _blockEnds && line.Role is not (LineRole.Prose or LineRole.Heading or LineRole.Template));

    /// <summary>The weight of a <c>label: value</c> line.</summary>
    /// <param name="line">The line.</param>
    public FactStrength StrengthOf(in LogLine line) => InBlock(line) ? FactStrength.Listed : FactStrength.Stated;
}
