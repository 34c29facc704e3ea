using Diagnoser.Core.Patterns;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Logs;

/// <summary>Reads rules/knowledge/complaints.yaml: the kinds of complaint and how people voice them.</summary>
public static class ComplaintReader
{
    /// <summary>Reads the kinds.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="yaml">The file's text.</param>
    /// <exception cref="YamlFormatException">
    /// The text is no list of complaints, or a phrase has no anchor; the message names file, line and fault. Expressions are not prepared here,
    /// which would take a second; tests check their syntax.
    /// </exception>
    public static IReadOnlyList<ComplaintKind> Read(string fileName, TextReader yaml)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, yaml);
        root.AllowOnly("complaints");
        List<ComplaintKind> kinds = [];
        foreach (YamlMap map in root.RequiredList("complaints").Maps())
        {
            map.AllowOnly("name", "symptom", "title", "phrases");
            IReadOnlyList<string> phrases = map.RequiredList("phrases").Texts();
            foreach (string phrase in phrases)
            {
                if (string.IsNullOrWhiteSpace(phrase))
                {
                    throw map.Fault("a phrase is empty", "phrases");
                }

                if (TextPattern.Parse(phrase).Anchors.Count == 0)
                {
                    throw map.Fault($"the phrase {phrase} has no literal words that every match contains", "phrases");
                }
            }

            kinds.Add(new ComplaintKind(map.RequiredText("name"), map.RequiredText("symptom"), map.RequiredText("title"), phrases));
        }

        return kinds;
    }
}
