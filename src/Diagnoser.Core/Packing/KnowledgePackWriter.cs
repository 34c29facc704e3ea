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

/// <summary>
/// Writes what the program knows into one file that loads in a few milliseconds, because reading hundreds of YAML files takes longer than
/// everything else. The same knowledge gives the same bytes. Examples of rules are left out: nothing but the rules' own tests reads them.
/// </summary>
public static class KnowledgePackWriter
{
    /// <summary>Writes a pack.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(KnowledgeBase knowledge, Stream stream)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(KnowledgePackFormat.Magic);
        WriteTaxonomy(writer, knowledge.Taxonomy);
        RulePatterns patterns = new(knowledge.Rules, rareAnchors: true);
        PatternIndexPart.Write(writer, patterns.Index);
        PatternIndexPart.WriteLists(writer, patterns.RulesOfPatterns);
        PatternIndexPart.WriteNumbers(writer, patterns.Uncalled);
        PatternIndexPart.WriteNumbers(writer, patterns.Forbidding);
        writer.WriteParts([.. knowledge.Rules.Rules.Select(rule => PackWriting.PartOf(part => WriteRule(part, rule, patterns)))]);
        WriteList(writer, knowledge.Tables, WriteTable);
        WriteList(writer, knowledge.Complaints.Kinds, WriteComplaint);
        PatternIndexPart.Write(writer, knowledge.Complaints.Phrases);
        WriteList(writer, knowledge.NextSteps, WriteNextStep);
        WriteList(writer, knowledge.ModelFamilies.Families, WriteFamily);
    }

    private static void WriteTaxonomy(BinaryWriter writer, FailureTaxonomy taxonomy)
    {
        WriteList(writer, taxonomy.Categories, (_, category) =>
        {
            WriteTexts(writer, category.Code, category.Name, category.Meaning);
            writer.Write7BitEncodedInt(category.Count);
            WriteList(writer, category.Causes, (_, cause) =>
            {
                WriteTexts(writer, cause.Code, cause.Name, cause.Meaning);
                writer.Write7BitEncodedInt(cause.Count);
            });
        });
        WriteList(writer, taxonomy.SymptomCategories, (_, category) =>
        {
            WriteTexts(writer, category.Code, category.Name);
            writer.Write7BitEncodedInt(category.Count);
            WriteList(writer, category.Symptoms, (_, symptom) =>
            {
                WriteTexts(writer, symptom.Code, symptom.Name);
                writer.Write7BitEncodedInt(symptom.Count);
            });
        });
        WriteList(writer, taxonomy.Stages, (_, stage) =>
        {
            writer.Write(stage.Name);
            writer.Write7BitEncodedInt(stage.Count);
        });
    }

    private static void WriteRule(BinaryWriter writer, Rule rule, RulePatterns patterns)
    {
        WriteTexts(writer, rule.Id, rule.Cause, rule.FileName);
        writer.WriteOptional(rule.Symptom);
        writer.Write(rule.Certainty);
        WriteLater(writer, rule.When, (part, when) => WriteCondition(part, when, patterns));
        WriteLater(writer, rule, WriteWords);
        writer.WriteTexts(rule.Overrides);
    }

    private static void WriteWords(BinaryWriter writer, Rule rule)
    {
        WriteTexts(writer, rule.Title, rule.Explain);
        WriteList(writer, rule.Fixes, WriteFix);
        writer.WriteTexts(rule.References);
    }

    /// <summary>Writes a part with its length, so that a reader can pass over it.</summary>
    private static void WriteLater<T>(BinaryWriter writer, T item, Action<BinaryWriter, T> write)
    {
        byte[] part = PackWriting.PartOf(partWriter => write(partWriter, item));
        writer.Write7BitEncodedInt(part.Length);
        writer.Write(part);
    }

    private static void WriteCondition(BinaryWriter writer, RuleCondition when, RulePatterns patterns)
    {
        WriteList(writer, when.Log, WritePattern);
        WriteList(writer, when.All, WritePattern);
        WriteList(writer, when.None, WritePattern);
        writer.WriteTexts(when.Complaint);
        writer.WriteTexts(when.Exception);
        writer.WriteTexts(when.Library);
        WriteList(writer, when.Facts, WriteFactCondition);
        WriteList(writer, when.Known, WriteFactCondition);

        void WritePattern(BinaryWriter part, TextPattern pattern) => part.Write7BitEncodedInt(patterns.NumberOf(pattern));
    }

    private static void WriteFactCondition(BinaryWriter writer, FactCondition condition)
    {
        writer.Write(condition.Key);
        writer.WriteTexts(condition.Sources);
    }

    private static void WriteFix(BinaryWriter writer, RuleFix fix)
    {
        writer.Write(fix.Title);
        writer.WriteTexts(fix.Commands);
        writer.WriteOptional(fix.Why);
        writer.WriteOptional(fix.Cost);
        WriteList(writer, fix.When, WriteFactCondition);
    }

    private static void WriteTable(BinaryWriter writer, KnowledgeTable table)
    {
        WriteTexts(writer, table.Name, table.FileName, table.About);
        WriteList(writer, table.Keys, (_, key) =>
        {
            WriteTexts(writer, key.Fact, key.Column);
            writer.Write((byte)key.By);
        });
        WriteList(writer, table.Gives, (_, give) => WriteTexts(writer, give.Key, give.Value));
        WriteLater(writer, table, WriteRows);
    }

    private static void WriteRows(BinaryWriter writer, KnowledgeTable table) =>
        WriteList(writer, table.Rows, (rows, row) => WriteList(rows, [.. row], (cells, cell) => WriteTexts(cells, cell.Key, cell.Value)));

    private static void WriteComplaint(BinaryWriter writer, ComplaintKind kind)
    {
        WriteTexts(writer, kind.Name, kind.Symptom, kind.Title);
        writer.WriteTexts(kind.Phrases);
    }

    private static void WriteNextStep(BinaryWriter writer, NextStepEntry step)
    {
        WriteTexts(writer, step.Title, step.Why);
        writer.WriteOptional(step.Command);
        writer.WriteTexts(step.Facts);
        writer.WriteTexts(step.Known);
        writer.WriteTexts(step.Engines);
        writer.WriteTexts(step.OtherEngines);
        writer.WriteTexts(step.Incidents);
        writer.WriteTexts(step.Symptoms);
        writer.WriteTexts(step.Causes);
        writer.WriteTexts(step.Words);
        writer.WriteTexts(step.Systems);
    }

    private static void WriteFamily(BinaryWriter writer, ModelFamily family)
    {
        writer.Write(family.Name);
        writer.WriteOptional(family.Series);
        writer.WriteTexts(family.Aliases);
        writer.Write(family.NeedsSize);
        WriteList(writer, [.. family.Sizes], (_, size) => WriteTexts(writer, size.Key, size.Value));
        writer.WriteOptional(family.SmallFamily);
        writer.Write7BitEncodedInt(family.SmallBelow);
    }

    private static void WriteTexts(BinaryWriter writer, params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            writer.Write(text);
        }
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (T item in items)
        {
            write(writer, item);
        }
    }
}
