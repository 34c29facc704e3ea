using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Learning;

/// <summary>The concepts of training-data/concepts.yaml. They let few cases teach much: whoever writes "gibberish" and whoever writes 乱码 mean the same.</summary>
/// <param name="Concepts">The concepts, in the order of the file.</param>
public sealed record ConceptLexicon(IReadOnlyList<Concept> Concepts)
{
    /// <summary>To file the phrases takes longer than to look for each of them in a few texts.</summary>
    private const int TextsBeforeIndex = 16;

    private ConceptIndex? _index;
    private int _texts;

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
        // Two threads may make it at a time: one of the two is kept, and the count need not be exact.
        if (_index is null && ++_texts > TextsBeforeIndex)
        {
            Interlocked.CompareExchange(ref _index, new ConceptIndex(Concepts), null);
        }

        if (_index is not null)
        {
            _index.Find(text, found);
            return;
        }

        foreach (Concept concept in Concepts)
        {
            foreach (string phrase in concept.Phrases)
            {
                if (IsVoiced(text, phrase))
                {
                    found.Add(concept.Name);
                    break;
                }
            }
        }
    }

    /// <summary>Whether a phrase is in a text, not behind a letter or digit of the same word.</summary>
    internal static bool IsVoiced(ReadOnlySpan<char> text, string phrase)
    {
        int start = 0;
        while (start < text.Length)
        {
            int offset = text[start..].IndexOf(phrase, StringComparison.Ordinal);
            if (offset < 0)
            {
                return false;
            }

            int at = start + offset;
            if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(phrase[0]))
            {
                return true;
            }

            start = at + 1;
        }

        return false;
    }
}
