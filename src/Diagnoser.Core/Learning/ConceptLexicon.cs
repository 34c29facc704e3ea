using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Learning;

/// <summary>The concepts of training-data/concepts.yaml. They let few cases teach much: whoever writes "gibberish" and whoever writes 乱码 mean the same.</summary>
/// <param name="Concepts">The concepts, in the order of the file.</param>
public sealed record ConceptLexicon(IReadOnlyList<Concept> Concepts)
{
    /// <summary>A lexicon without concepts.</summary>
    public static ConceptLexicon Empty { get; } = new([]);

    /// <summary>Reads a lexicon.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not a lexicon; the message names file, line and fault.</exception>
    public static ConceptLexicon Read(string fileName, TextReader text) => new(
        [.. YamlDocumentReader.ReadMap(fileName, text).RequiredList("concepts").Maps().Select(map => new Concept(
            map.RequiredText("name"),
            [.. map.RequiredList("phrases").Texts().Select(phrase => phrase.ToLowerInvariant())]))]);

    /// <summary>Finds the concepts that a text voices.</summary>
    /// <param name="text">The text in lower case.</param>
    /// <param name="found">Receives the names.</param>
    public void Find(ReadOnlySpan<char> text, ISet<string> found)
    {
        foreach (Concept concept in Concepts)
        {
            if (Voices(text, concept))
            {
                found.Add(concept.Name);
            }
        }
    }

    private static bool Voices(ReadOnlySpan<char> text, Concept concept)
    {
        foreach (string phrase in concept.Phrases)
        {
            int start = 0;
            while (start < text.Length)
            {
                int offset = text[start..].IndexOf(phrase, StringComparison.Ordinal);
                if (offset < 0)
                {
                    break;
                }

                int at = start + offset;
                if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(phrase[0]))
                {
                    return true;
                }

                start = at + 1;
            }
        }

        return false;
    }
}
