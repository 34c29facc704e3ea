using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Taxonomy;

/// <summary>Reads training-data/taxonomy.yaml.</summary>
public static class TaxonomyReader
{
    /// <summary>Reads a taxonomy.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not a taxonomy; the message names file, line and fault.</exception>
    public static FailureTaxonomy Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        return new FailureTaxonomy(
            [.. root.RequiredList("root_causes").Maps().Select(ReadCategory)],
            [.. root.RequiredList("symptoms").Maps().Select(ReadSymptomCategory)],
            [.. root.RequiredList("stages").Maps().Select(stage => new Stage(stage.RequiredText("name"), stage.RequiredInteger("count")))]);
    }

    private static CauseCategory ReadCategory(YamlMap map)
    {
        string code = map.RequiredText("code");
        return new CauseCategory(
            code,
            map.RequiredText("name"),
            map.RequiredInteger("count"),
            map.RequiredText("meaning"),
            [.. map.RequiredList("causes").Maps().Select(cause => new RootCause(
                cause.RequiredText("code"), cause.RequiredText("name"), code, cause.RequiredInteger("count"), cause.RequiredText("meaning")))]);
    }

    private static SymptomCategory ReadSymptomCategory(YamlMap map)
    {
        string code = map.RequiredText("code");
        return new SymptomCategory(
            code,
            map.RequiredText("name"),
            map.RequiredInteger("count"),
            [.. map.RequiredList("symptoms").Maps().Select(symptom => new Symptom(
                symptom.RequiredText("code"), symptom.RequiredText("name"), code, symptom.RequiredInteger("count")))]);
    }
}
