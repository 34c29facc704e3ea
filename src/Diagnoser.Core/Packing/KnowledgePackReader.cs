using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Packing;

/// <summary>Reads a knowledge pack. Conditions and words of rules, patterns and the rows of tables are read when they are first asked for.</summary>
public static class KnowledgePackReader
{
    /// <summary>Reads a pack.</summary>
    /// <param name="content">The whole file.</param>
    /// <returns>The knowledge; the rules have no examples.</returns>
    /// <exception cref="InvalidDataException">The bytes are no pack of this version, or are damaged.</exception>
    public static KnowledgeBase Read(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith(KnowledgePackFormat.Magic))
        {
            throw new InvalidDataException("The knowledge pack is of another version.");
        }

        try
        {
            return ReadKnowledge(new PackReader(content, KnowledgePackFormat.Magic.Length));
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The knowledge pack is damaged.", exception);
        }
    }

    private static KnowledgeBase ReadKnowledge(PackReader reader)
    {
        FailureTaxonomy taxonomy = ReadTaxonomy(reader);
        PatternIndex patterns = PatternIndexPart.Read(reader);
        RulePatterns rulePatterns = new(patterns, PatternIndexPart.ReadLists(reader), reader.Numbers(), reader.Numbers());
        return new KnowledgeBase
        {
            Taxonomy = taxonomy,
            Rules = new RuleSet(new PackedParts(reader).As(part => ReadRule(part, patterns.Patterns)), rulePatterns),
            Tables = reader.List(ReadTable),
            Complaints = new ComplaintIndex(
                reader.List(static part => new ComplaintKind(part.Text(), part.Text(), part.Text(), part.Texts())), PatternIndexPart.Read(reader)),
            NextSteps = reader.List(ReadNextStep),
            ModelFamilies = new ModelFamilyTable(reader.List(ReadFamily)),
        };
    }

    private static FailureTaxonomy ReadTaxonomy(PackReader reader) => new(
        reader.List(static part =>
        {
            (string code, string name, string meaning) = (part.Text(), part.Text(), part.Text());
            return new CauseCategory(code, name, part.Number(), meaning, part.List(leaf =>
            {
                (string leafCode, string leafName, string leafMeaning) = (leaf.Text(), leaf.Text(), leaf.Text());
                return new RootCause(leafCode, leafName, code, leaf.Number(), leafMeaning);
            }));
        }),
        reader.List(static part =>
        {
            (string code, string name) = (part.Text(), part.Text());
            return new SymptomCategory(code, name, part.Number(), part.List(symptom => new Symptom(symptom.Text(), symptom.Text(), code, symptom.Number())));
        }),
        reader.List(static part => new Stage(part.Text(), part.Number())));

    private static Rule ReadRule(PackReader reader, IReadOnlyList<TextPattern> patterns) => new()
    {
        Id = reader.Text(),
        Cause = reader.Text(),
        FileName = reader.Text(),
        Symptom = reader.Optional(),
        Certainty = reader.Double(),
        Condition = reader.Later(part => ReadCondition(part, patterns)),
        Words = reader.Later(ReadWords),
        Overrides = reader.Texts(),
        Matching = [],
        Missing = [],
    };

    private static RuleCondition ReadCondition(PackReader reader, IReadOnlyList<TextPattern> patterns)
    {
        TextPattern ReadPattern(PackReader part) => patterns[part.Number()];
        return new RuleCondition
        {
            Log = reader.List(ReadPattern),
            All = reader.List(ReadPattern),
            None = reader.List(ReadPattern),
            Complaint = reader.Texts(),
            Exception = reader.Texts(),
            Library = reader.Texts(),
            Facts = reader.List(ReadFactCondition),
            Known = reader.List(ReadFactCondition),
        };
    }

    private static RuleWords ReadWords(PackReader reader) => new(reader.Text(), reader.Text(), reader.List(ReadFix), reader.Texts());

    private static RuleFix ReadFix(PackReader reader) =>
        new(reader.Text(), reader.Texts(), reader.Optional(), reader.Optional(), reader.List(ReadFactCondition));

    private static FactCondition ReadFactCondition(PackReader reader) => FactCondition.Restore(reader.Text(), reader.Texts());

    private static KnowledgeTable ReadTable(PackReader reader) => new()
    {
        Name = reader.Text(),
        FileName = reader.Text(),
        About = reader.Text(),
        Keys = reader.List(static part => new TableKey(part.Text(), part.Text(), (RowMatch)part.Byte())),
        Gives = ReadPairs(reader),
        DeferredRows = reader.Later<IReadOnlyList<IReadOnlyDictionary<string, string>>>(static part => part.List(ReadRow)),
    };

    private static KeyValuePair<string, string>[] ReadPairs(PackReader reader)
    {
        KeyValuePair<string, string>[] pairs = new KeyValuePair<string, string>[reader.Count(1)];
        for (int index = 0; index < pairs.Length; index++)
        {
            pairs[index] = KeyValuePair.Create(reader.Text(), reader.Text());
        }

        return pairs;
    }

    private static Dictionary<string, string> ReadRow(PackReader reader)
    {
        int count = reader.Number();
        Dictionary<string, string> row = new(Math.Min(count, 64), StringComparer.Ordinal);
        for (int index = 0; index < count; index++)
        {
            row[reader.Text()] = reader.Text();
        }

        return row;
    }

    private static NextStepEntry ReadNextStep(PackReader reader) => new()
    {
        Title = reader.Text(),
        Why = reader.Text(),
        Command = reader.Optional(),
        Facts = reader.Texts(),
        Known = reader.Texts(),
        Engines = reader.Texts(),
        OtherEngines = reader.Texts(),
        Incidents = reader.Texts(),
        Symptoms = reader.Texts(),
        Causes = reader.Texts(),
        Words = reader.Texts(),
        Systems = reader.Texts(),
    };

    private static ModelFamily ReadFamily(PackReader reader) => new(reader.Text(), reader.Optional(), reader.Texts(), reader.Flag(), ReadRow(reader), reader.Optional(), reader.Number());
}
