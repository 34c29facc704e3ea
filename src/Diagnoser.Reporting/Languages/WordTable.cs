using System.Collections;
using System.Resources;

namespace Diagnoser.Reporting.Languages;

/// <summary>What a resource file of words holds, by name.</summary>
internal sealed class WordTable
{
    private const string SentencePrefix = "sentence.";
    private readonly Dictionary<string, string> _words;
    private SentenceForm[]? _sentences;

    private WordTable(Dictionary<string, string> words) => _words = words;

    /// <summary>Reads the words of a language.</summary>
    public static WordTable Read(string tag)
    {
        using Stream stream = typeof(WordTable).Assembly.GetManifestResourceStream($"words.{tag}.resources")
            ?? throw new InvalidOperationException($"The words of the language {tag} are missing from the program.");
        using ResourceReader reader = new(stream);
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in reader)
        {
            words.Add((string)entry.Key, (string)entry.Value!);
        }

        return new WordTable(words);
    }

    /// <summary>The names of all words.</summary>
    public IReadOnlyCollection<string> Names => _words.Keys;

    /// <summary>A word that every language has.</summary>
    public string Require(string name) => Find(name) ?? throw new InvalidOperationException($"The word {name} is missing from a language.");

    /// <summary>A word, or null.</summary>
    public string? Find(string name) => _words.GetValueOrDefault(name);

    /// <summary>A sentence by its English wording, whose places are filled; as it is if the language has no such sentence.</summary>
    public string Translate(string english)
    {
        // The form with the most words of its own: "the exception is {0}" before "{0} is {1}".
        _sentences ??= [.. _words
            .Where(word => word.Key.StartsWith(SentencePrefix, StringComparison.Ordinal))
            .Select(word => new SentenceForm(word.Key[SentencePrefix.Length..], word.Value))
            .OrderByDescending(form => form.Weight)];
        return Array.Find(_sentences, form => form.Fits(english))?.Fill(english) ?? english;
    }
}
