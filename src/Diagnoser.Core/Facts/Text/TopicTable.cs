using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// One pass over a line that finds the words which announce facts, the stems of model names, and the words that speak for an engine or a stage.
/// Every three characters are looked up in a table of bits, so that a line without such words costs about a nanosecond a character.
/// </summary>
internal sealed class TopicTable
{
    private const int Bits = 15;
    private const int Mask = (1 << Bits) - 1;
    private readonly ulong[] _present = new ulong[(1 << Bits) / 64];
    private readonly Dictionary<int, List<Word>> _words;

    /// <summary>Makes a table.</summary>
    /// <param name="modelStems">How names of models start.</param>
    public TopicTable(IEnumerable<string> modelStems)
    {
        List<Word> words = [];
        foreach ((string text, LineTopics topics) in TopicWords.All)
        {
            words.Add(new Word(text, topics, null, 0));
        }

        foreach (string stem in modelStems)
        {
            words.Add(new Word(stem, LineTopics.Model, null, 0));
        }

        List<Word> evidence = [];
        foreach (EvidenceWord word in EvidenceWords.All)
        {
            evidence.Add(new Word(word.Text, LineTopics.None, word, evidence.Count));
        }

        words.AddRange(Ordering.Descending(evidence, word => word.Text.Length));
        _words = [];
        foreach (Word word in words)
        {
            foreach (int key in KeysOf(word.Text))
            {
                _present[key >> 6] |= 1UL << (key & 63);
                if (!_words.TryGetValue(key, out List<Word>? bucket))
                {
                    _words[key] = bucket = [];
                }

                bucket.Add(word);
            }
        }
    }

    /// <summary>The topics of a line; evidence for engines and stages is counted on the way.</summary>
    /// <param name="line">The line.</param>
    /// <param name="context">Receives the evidence.</param>
    public LineTopics Of(in LogLine line, TextContext context)
    {
        LineTopics topics = LineTopics.None;
        ReadOnlySpan<char> text = line.Text;
        if (text.Length < 2)
        {
            return topics;
        }

        ulong[] present = _present;
        int key = ((text[0] & 31) << 5) | (text[1] & 31);
        for (int at = 2; at <= text.Length; at++)
        {
            key = ((key << 5) | (at < text.Length ? text[at] & 31 : 0)) & Mask;
            if ((present[key >> 6] & (1UL << (key & 63))) != 0)
            {
                topics |= Take(_words[key], line, at - 2, context);
            }
        }

        return topics;
    }

    private static LineTopics Take(List<Word> words, in LogLine line, int position, TextContext context)
    {
        LineTopics topics = LineTopics.None;
        ReadOnlySpan<char> rest = line.Text[position..];
        bool engine = false;
        bool stage = false;
        foreach (Word word in words)
        {
            if (word.Evidence is null ? (word.Topics | topics) == topics : (engine || word.Evidence.Engine is null) && (stage || word.Evidence.Stage is null))
            {
                continue;
            }

            if (!rest.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            topics |= word.Topics;
            if (word.Evidence is { } evidence && StartsWord(evidence.Text, line.Text, position) && !(evidence.IsHint && CutsNumber(line.Text, position + evidence.Text.Length)))
            {
                context.Count(word.Index, evidence, line, position, !engine, !stage);
                engine |= evidence.Engine is not null;
                stage |= evidence.Stage is not null;
            }
        }

        return topics;
    }

    private static bool StartsWord(string word, ReadOnlySpan<char> text, int position) =>
        !char.IsAsciiLetter(word[0]) || position == 0 || !char.IsAsciiLetter(text[position - 1]);

    private static bool CutsNumber(ReadOnlySpan<char> text, int end) => end < text.Length && char.IsAsciiDigit(text[end]);

    /// <summary>The keys under which a word is found: one for its first three characters, or all that its first two allow.</summary>
    private static int[] KeysOf(string word)
    {
        int two = (Fold(word[0]) << 5) | Fold(word.Length > 1 ? word[1] : ' ');
        if (word.Length >= 3)
        {
            return [((two << 5) | Fold(word[2])) & Mask];
        }

        int[] keys = new int[32];
        for (int third = 0; third < keys.Length; third++)
        {
            keys[third] = ((two << 5) | third) & Mask;
        }

        return keys;
    }

    private static int Fold(char character) => character & 31;

    private sealed record Word(string Text, LineTopics Topics, EvidenceWord? Evidence, int Index);
}
