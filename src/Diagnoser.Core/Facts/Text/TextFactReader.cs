using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads what a text itself states about the machine, the software and the model. It sees every line once and keeps bounded state.
/// Under each key of the result the strongest statement comes first: what an environment block lists before what the software printed, before
/// what a sentence mentions, before what only follows from a path.
/// </summary>
public sealed class TextFactReader : ILineObserver
{
    /// <summary>Longer lines are data, not statements; what stands behind this many characters is not read.</summary>
    private const int LongestLine = 6000;

    private readonly FactLedger _facts = new();
    private readonly TextContext _context = new();
    private readonly PackageListReader _packages = new();
    private LineShapes? _shapes = LineShapes.Take();
    private readonly CommandReader _command = new();
    private readonly LabelReader _labels = new();
    private readonly ModelMentionReader _models;
    private readonly TopicTable _topics;
    private readonly (LineTopics Topics, IFactReader Reader)[] _readers;

    /// <summary>Makes a reader for one text.</summary>
    /// <param name="families">The families of models that are recognised by name.</param>
    public TextFactReader(ModelFamilyTable families)
    {
        _topics = families.Topics;
        _models = new ModelMentionReader(families);
        _readers =
        [
            (LineTopics.Smi, new NvidiaSmiReader()),
            (LineTopics.OutOfMemory, new OutOfMemoryReader()),
            (LineTopics.Path, new PathFactReader()),
            (LineTopics.Tool, new ToolOutputReader()),
            (LineTopics.Engine, new EngineLineReader()),
            (LineTopics.Setting, new SettingReader(new ModelNameParser(families))),
            (LineTopics.Setting, new DtypeMentionReader()),
            (LineTopics.Setting, new QuantizationMentionReader()),
            (LineTopics.Package, new PackageMentionReader()),
            (LineTopics.Hardware, new MachineMentionReader()),
        ];
    }

    /// <inheritdoc/>
    public void Observe(in LogLine line)
    {
        IsUneventful = false;
        if (line.Text.IsEmpty)
        {
            return;
        }

        int changes = _facts.Changes + _context.Changes;
        ObserveAny(line);
        IsUneventful = IsIdle && changes == _facts.Changes + _context.Changes;
    }

    private void ObserveAny(in LogLine line)
    {
        if (line.Text.Length > LongestLine)
        {
            LogLine start = new() { Number = line.Number, Text = line.Text[..LongestLine], Original = line.Original, Worker = line.Worker, Role = line.Role };
            ObserveShort(start);
            return;
        }

        ObserveShort(line);
    }

    /// <inheritdoc/>
    public bool IsUneventful { get; private set; }

    /// <inheritdoc/>
    public int[] Watch(ReadOnlySpan<char> line) => [];

    /// <inheritdoc/>
    public bool MayPass(ReadOnlySpan<char> line, int[] watched) => IsIdle;

    private bool IsIdle => !_packages.IsInList && !_command.Continues && !_labels.Continues;

    /// <summary>Everything that the text states. No line may be observed afterwards.</summary>
    public FactSet Complete()
    {
        _shapes?.GiveBack();
        _shapes = null;
        _context.Models.Complete(_facts);
        Conclusions.Complete(_context, _facts);
        return _facts.Complete();
    }

    private void ObserveShort(in LogLine line)
    {
        LineTopics topics = _topics.Of(line, _context);
        bool inside = _packages.IsInList || _command.Continues;
        if (topics == LineTopics.None && !inside)
        {
            _labels.Read(line, _context, _facts);
            return;
        }

        if (!inside && _shapes!.IsWornOut(line.Text))
        {
            return;
        }

        if (_packages.IsInList || (topics & LineTopics.Package) != 0)
        {
            _packages.Read(line, _context, _facts);
        }

        if (_command.Continues || (topics & LineTopics.Command) != 0)
        {
            _command.Read(line, _context, _facts);
        }

        _labels.Read(line, _context, _facts);
        if ((topics & LineTopics.Model) != 0)
        {
            _models.Read(line, _context);
        }

        foreach ((LineTopics topic, IFactReader reader) in _readers)
        {
            if ((topics & topic) != 0)
            {
                reader.Read(line, _context, _facts);
            }
        }
    }
}
