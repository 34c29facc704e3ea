using System.CommandLine;
using System.Globalization;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Statistics;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag cases stats</c>: the study's tables, counted from the data.</summary>
internal static class CasesStatsCommand
{
    private const int NameWidth = 46;
    private const int CellWidth = 14;

    public static Command Create(Terminal terminal)
    {
        Command command = new("stats", "Print the study's tables: symptoms and root causes, by model series and by stage.");
        command.SetAction(_ => Run(terminal));
        return command;
    }

    private static void Run(Terminal terminal)
    {
        FailureTaxonomy taxonomy = KnowledgeLoader.LoadTaxonomy();
        CaseRecord[] records = [.. CorpusLoader.LoadCases(new CorpusReader(taxonomy), []).SelectMany(file => file.Records)];
        StudyStatistics study = StudyStatistics.Of(taxonomy, records);
        TextWriter output = terminal.Output;
        output.WriteLine($"The study (arXiv 2601.13655): {study.All.Total} labelled failures, {records.Count(record => record.Origin == CaseOrigin.Study && record.IsWrittenUp)} of them written up here.");

        LabelCounts[] bySeries = [study.All, .. study.BySeries];
        LabelCounts[] byStage = [study.All, .. study.ByStage];
        Row[] symptoms = [.. taxonomy.SymptomCategories.SelectMany((category, index) => Rows(
            $"{category.Code} {category.Name}", counts => counts.SymptomCategories[index],
            category.Symptoms.Select(symptom => ($"{symptom.Code} {symptom.Name.Split(" - ")[^1]}", (Func<LabelCounts, int>)(counts => counts.Symptoms[taxonomy.IndexOfSymptom(symptom.Code)])))))];
        Row[] causes = [.. taxonomy.Categories.SelectMany((category, index) => Rows(
            $"{category.Code} {category.Name}", counts => counts.Categories[index],
            category.Causes.Select(cause => ($"{cause.Code} {cause.Name}", (Func<LabelCounts, int>)(counts => counts.Causes[taxonomy.IndexOfCause(cause.Code)])))))];
        WriteTable(output, "Symptoms by model series", bySeries, symptoms);
        WriteTable(output, "Root causes by model series", bySeries, causes);
        WriteTable(output, "Symptoms by stage", byStage, symptoms);
        WriteTable(output, "Root causes by stage", byStage, causes);
        WriteTable(output, "Root causes by symptom", [study.All, .. study.BySymptomCategory], causes);

        CaseRecord[] engines = [.. records.Where(record => record.Origin == CaseOrigin.Engines)];
        CaseRecord[] reports = [.. records.Where(record => record.Origin == CaseOrigin.Reports)];
        output.WriteLine();
        output.WriteLine($"Our extensions, not the study's: {engines.Length} cases of serving engines and {reports.Length} reports of any program.");
        WriteTable(output, "Root causes by engine", Columns(taxonomy, engines, record => record.Engine!), causes);
        WriteTable(output, "Root causes by stage, reports of any program", Columns(taxonomy, reports, record => record.Stage), causes);
    }

    private static LabelCounts[] Columns(FailureTaxonomy taxonomy, CaseRecord[] records, Func<CaseRecord, string> nameOf) =>
        [new LabelCounts("All", taxonomy, records), .. records.GroupBy(nameOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new LabelCounts(group.Key, taxonomy, group))];

    private static IEnumerable<Row> Rows(string category, Func<LabelCounts, int> ofCategory, IEnumerable<(string Name, Func<LabelCounts, int> Count)> leaves) =>
        leaves.Select(leaf => new Row("  " + leaf.Name, leaf.Count)).Prepend(new Row(category, ofCategory));

    private static void WriteTable(TextWriter output, string title, LabelCounts[] columns, Row[] rows)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(new string(' ', NameWidth) + string.Concat(columns.Select(column => Cut(column.Name, CellWidth - 1).PadLeft(CellWidth))));
        foreach (Row row in rows)
        {
            output.WriteLine(Cut(row.Name, NameWidth - 1).PadRight(NameWidth) + string.Concat(columns.Select(column => Cell(column, row.Count(column)).PadLeft(CellWidth))));
        }

        output.WriteLine("Total".PadRight(NameWidth) + string.Concat(columns.Select(column => column.Total.ToString(CultureInfo.InvariantCulture).PadLeft(CellWidth - 8).PadRight(CellWidth))));
    }

    private static string Cell(LabelCounts column, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {100 * column.Share(count),5:0.0} %");

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";

    private sealed record Row(string Name, Func<LabelCounts, int> Count);
}
