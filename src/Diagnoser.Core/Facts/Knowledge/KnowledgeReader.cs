using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>Reads a table of rules/knowledge.</summary>
public static class KnowledgeReader
{
    /// <summary>Reads one table.</summary>
    /// <param name="fileName">The file's name relative to the rules folder, for error messages and sources.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is no table; the message names file, line and fault.</exception>
    public static KnowledgeTable Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("table", "about", "match", "gives", "rows");
        YamlMap match = root.OptionalMap("match") ?? throw root.Fault("'match' is missing");
        YamlMap gives = root.OptionalMap("gives") ?? throw root.Fault("'gives' is missing");
        KnowledgeTable table = new()
        {
            Name = root.RequiredText("table"),
            FileName = fileName,
            About = root.RequiredText("about").Trim(),
            Keys = [.. match.Keys.Select(key => ReadKey(match, key))],
            Gives = [.. gives.Keys.Select(key => KeyValuePair.Create(key, gives.RequiredText(key)))],
            DeferredRows = new Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>>([.. root.RequiredList("rows").Maps().Select(ReadRow)]),
        };
        CheckColumns(root, table);
        return table;
    }

    private static TableKey ReadKey(YamlMap match, string fact)
    {
        YamlMap key = match.OptionalMap(fact)!;
        key.AllowOnly("column", "by");
        string by = key.RequiredText("by");
        return new TableKey(fact, key.RequiredText("column"), by switch
        {
            "exact" => RowMatch.Exact,
            "release" => RowMatch.Release,
            "contains" => RowMatch.Contains,
            "range" => RowMatch.Range,
            _ => throw key.Fault($"'by' cannot be '{by}'; it is exact, release, contains or range", "by"),
        });
    }

    private static Dictionary<string, string> ReadRow(YamlMap row)
    {
        Dictionary<string, string> cells = row.Keys.ToDictionary(column => column, row.RequiredText, StringComparer.Ordinal);
        if (!cells.TryGetValue("source", out string? source) || !Uri.IsWellFormedUriString(source, UriKind.Absolute))
        {
            throw row.Fault("a row needs a 'source' that is an address");
        }

        if (!cells.TryGetValue("date", out string? date) || !DateOnly.TryParseExact(date, "yyyy-MM-dd", out _))
        {
            throw row.Fault("a row needs a 'date' in the form 2026-11-22");
        }

        return cells;
    }

    private static void CheckColumns(YamlMap root, KnowledgeTable table)
    {
        foreach (string column in table.Gives.Select(give => give.Value).Concat(table.Keys.Select(key => key.Column)))
        {
            if (!table.Rows.Any(row => row.ContainsKey(column)))
            {
                throw root.Fault($"no row has the column '{column}'", "gives");
            }
        }
    }
}
