using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Learning;

/// <summary>Finds the word that a report uses for a stem, so that reasons quote the report and not the stem.</summary>
internal sealed class SurfaceWords
{
    private const int MostLines = 200;
    private readonly Dictionary<string, string> _wordOfStem = new(StringComparer.Ordinal);

    /// <summary>Gathers the words of a report.</summary>
    /// <param name="reading">What was read.</param>
    public SurfaceWords(LogReading reading)
    {
        Gather(reading.Title);
        foreach (ExcerptLine line in reading.Prose.Concat(reading.Incidents.Take(4).SelectMany(incident => incident.Excerpt)).Concat(reading.Notable).Take(MostLines))
        {
            Gather(line.Text);
        }
    }

    /// <summary>Puts the report's words in the place of stems; what is no stem of a word stays.</summary>
    /// <param name="stems">Stems, separated by spaces.</param>
    public string Restore(string stems) =>
        string.Join(' ', stems.Split(' ').Select(stem => _wordOfStem.GetValueOrDefault(stem, stem)));

    private void Gather(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int start = text.IndexOfAnyInRange('A', 'z');
            if (start < 0)
            {
                return;
            }

            text = text[start..];
            int end = 0;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end is > 3 and < 40)
            {
                string word = text[..end].ToString();
                _wordOfStem.TryAdd(WordReader.Stem(word.ToLowerInvariant()), word);
            }

            text = text[Math.Max(1, end)..];
        }
    }
}
