using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Learning;

/// <summary>The phrases of all concepts, found in one pass over a text. Shared by threads.</summary>
internal sealed class ConceptIndex
{
    private readonly List<(string Phrase, string Concept)> _phrases;
    private readonly LiteralScanner _scanner;

    /// <summary>Files the phrases.</summary>
    /// <param name="concepts">The concepts.</param>
    public ConceptIndex(IReadOnlyList<Concept> concepts)
    {
        _phrases = [.. concepts.SelectMany(concept => concept.Phrases.Select(phrase => (phrase, concept.Name)))];
        _scanner = new LiteralScanner([.. _phrases.Select(phrase => phrase.Phrase)]);
    }

    /// <summary>Finds the concepts that a text voices.</summary>
    /// <param name="text">The text in lower case.</param>
    /// <param name="found">Receives the names.</param>
    public void Find(ReadOnlySpan<char> text, ISet<string> found)
    {
        List<int> numbers = [];
        _scanner.Find(text, numbers);
        HashSet<int> tried = [];
        foreach (int number in numbers)
        {
            (string phrase, string concept) = _phrases[number];
            if (tried.Add(number) && !found.Contains(concept) && ConceptLexicon.IsVoiced(text, phrase))
            {
                found.Add(concept);
            }
        }
    }
}
