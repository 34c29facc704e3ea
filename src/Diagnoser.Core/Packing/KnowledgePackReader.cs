using System.Text;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Packing;

/// <summary>Reads a knowledge pack.</summary>
public sealed class KnowledgePackReader
{
    private readonly byte[] _content;
    private readonly int _start;
    private readonly BinaryReader _reader;

    private KnowledgePackReader(byte[] content, int start, BinaryReader reader)
    {
        _content = content;
        _start = start;
        _reader = reader;
    }

    /// <summary>Reads a pack.</summary>
    /// <param name="content">The whole file.</param>
    /// <returns>The knowledge; the rules have no examples.</returns>
    /// <exception cref="InvalidDataException">The bytes are no pack of this version, or are damaged.</exception>
    public static KnowledgeBase Read(byte[] content)
    {
        if (!content.AsSpan().StartsWith(KnowledgePackFormat.Magic))
        {
            throw new InvalidDataException("The knowledge pack is of another version.");
        }

        try
        {
            return ReadFrom(content, KnowledgePackFormat.Magic.Length, reader => reader.ReadKnowledge());
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The knowledge pack is damaged.", exception);
        }
    }

    private KnowledgeBase ReadKnowledge() => new()
    {
        Taxonomy = ReadTaxonomy(),
        Rules = new RuleSet(ReadList(ReadRule)),
        Tables = ReadList(ReadTable),
        Complaints = ReadList(() => new ComplaintKind(Text(), Text(), Text(), Texts())),
        NextSteps = ReadList(ReadNextStep),
        ModelFamilies = new ModelFamilyTable(ReadList(ReadFamily)),
    };

    private FailureTaxonomy ReadTaxonomy() => new(
        ReadList(() =>
        {
            (string code, string name, string meaning) = (Text(), Text(), Text());
            return new CauseCategory(code, name, Number(), meaning, ReadList(() =>
            {
                (string leaf, string leafName, string leafMeaning) = (Text(), Text(), Text());
                return new RootCause(leaf, leafName, code, Number(), leafMeaning);
            }));
        }),
        ReadList(() =>
        {
            (string code, string name) = (Text(), Text());
            return new SymptomCategory(code, name, Number(), ReadList(() => new Symptom(Text(), Text(), code, Number())));
        }),
        ReadList(() => new Stage(Text(), Number())));

    private Rule ReadRule()
    {
        (string id, string cause, string fileName) = (Text(), Text(), Text());
        return new Rule
        {
            Id = id,
            Cause = cause,
            FileName = fileName,
            Symptom = Optional(),
            Certainty = _reader.ReadDouble(),
            When = new RuleCondition
            {
                Log = ReadList(ReadPattern),
                All = ReadList(ReadPattern),
                None = ReadList(ReadPattern),
                Complaint = Texts(),
                Exception = Texts(),
                Library = Texts(),
                Facts = ReadList(ReadCondition),
                Known = ReadList(ReadCondition),
            },
            Words = ReadLater(reader => reader.ReadWords()),
            Overrides = Texts(),
            Matching = [],
            Missing = [],
        };
    }

    private RuleWords ReadWords() => new(
        Text(), Text(), ReadList(() => new RuleFix(Text(), Texts(), Optional(), Optional(), ReadList(ReadCondition))), Texts());

    private TextPattern ReadPattern()
    {
        string source = Text();
        string[] anchors = Texts();
        return TextPattern.Restore(source, anchors);
    }

    private FactCondition ReadCondition() => FactCondition.Restore(Text(), Texts());

    private KnowledgeTable ReadTable() => new()
    {
        Name = Text(),
        FileName = Text(),
        About = Text(),
        Keys = ReadList(() => new TableKey(Text(), Text(), (RowMatch)_reader.ReadByte())),
        Gives = ReadList(() => KeyValuePair.Create(Text(), Text())),
        DeferredRows = ReadLater<IReadOnlyList<IReadOnlyDictionary<string, string>>>(reader => reader.ReadList(reader.ReadRow)),
    };

    private Dictionary<string, string> ReadRow()
    {
        int count = Number();
        Dictionary<string, string> row = new(count, StringComparer.Ordinal);
        for (int index = 0; index < count; index++)
        {
            row[Text()] = Text();
        }

        return row;
    }

    private NextStepEntry ReadNextStep() => new()
    {
        Title = Text(),
        Why = Text(),
        Command = Optional(),
        Facts = Texts(),
        Known = Texts(),
        Engines = Texts(),
        OtherEngines = Texts(),
        Incidents = Texts(),
        Symptoms = Texts(),
        Causes = Texts(),
        Words = Texts(),
        Systems = Texts(),
    };

    private ModelFamily ReadFamily() => new(Text(), Optional(), Texts(), _reader.ReadBoolean(), ReadRow());

    /// <summary>Passes over a part that is read when it is first asked for.</summary>
    private Lazy<T> ReadLater<T>(Func<KnowledgePackReader, T> read)
    {
        int length = Number();
        int start = _start + (int)_reader.BaseStream.Position;
        if (length < 0 || length > _content.Length - start)
        {
            throw new EndOfStreamException();
        }

        _reader.BaseStream.Position += length;
        return new Lazy<T>(() => ReadFrom(_content, start, read));
    }

    private static T ReadFrom<T>(byte[] content, int start, Func<KnowledgePackReader, T> read)
    {
        using BinaryReader reader = new(new MemoryStream(content, start, content.Length - start, writable: false), Encoding.UTF8);
        return read(new KnowledgePackReader(content, start, reader));
    }

    private string Text() => _reader.ReadString();

    private string? Optional() => _reader.ReadBoolean() ? Text() : null;

    private int Number() => _reader.Read7BitEncodedInt();

    private string[] Texts() => ReadList(Text);

    private T[] ReadList<T>(Func<T> read)
    {
        int count = Number();
        if (count < 0 || count > _reader.BaseStream.Length)
        {
            throw new EndOfStreamException();
        }

        T[] items = count == 0 ? [] : new T[count];
        for (int index = 0; index < count; index++)
        {
            items[index] = read();
        }

        return items;
    }
}
