using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Reads rules/knowledge/next-steps.yaml.</summary>
public static class NextStepReader
{
    /// <summary>Reads the steps, the most telling first.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not of this form; the message names file, line and fault.</exception>
    public static IReadOnlyList<NextStepEntry> Read(string fileName, TextReader text) =>
        [.. YamlDocumentReader.ReadMap(fileName, text).RequiredList("steps").Maps().Select(ReadStep)];

    private static NextStepEntry ReadStep(YamlMap map)
    {
        map.AllowOnly("title", "command", "why", "facts", "known", "engines", "otherEngines", "incidents", "symptoms", "causes", "words", "systems");
        return new NextStepEntry
        {
            Title = map.RequiredText("title"),
            Command = map.OptionalText("command"),
            Why = map.RequiredText("why").Trim(),
            Facts = map.TextOrList("facts"),
            Known = map.TextOrList("known"),
            Engines = map.TextOrList("engines"),
            OtherEngines = map.TextOrList("otherEngines"),
            Incidents = map.TextOrList("incidents"),
            Symptoms = map.TextOrList("symptoms"),
            Causes = map.TextOrList("causes"),
            Words = map.TextOrList("words"),
            Systems = map.TextOrList("systems"),
        };
    }
}
