using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the names of models wherever they stand.</summary>
internal sealed class ModelMentionReader
{
    private const int LinesRead = 20000;
    private readonly ModelNameParser _parser;
    private int _linesWithNames;

    /// <summary>Makes a reader.</summary>
    /// <param name="families">The families that it knows.</param>
    public ModelMentionReader(ModelFamilyTable families) => _parser = new ModelNameParser(families);

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="context">Receives the names.</param>
    public void Read(in LogLine line, TextContext context)
    {
        if (_linesWithNames >= LinesRead || line.Role == LineRole.Template)
        {
            return;
        }

        int at = 0;
        int names = 0;
        while (names < 8 && _parser.TryFind(line.Text, at, out ModelName? name, out at))
        {
            names++;
            context.Models.Add(name, line.Number, name.IsBare ? FactStrength.Hint : line.Role == LineRole.Heading ? FactStrength.Stated : FactStrength.Prose);
        }

        _linesWithNames += names > 0 ? 1 : 0;
    }
}
