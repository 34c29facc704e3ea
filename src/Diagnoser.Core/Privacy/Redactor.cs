using System.Text;

namespace Diagnoser.Core.Privacy;

/// <summary>
/// Masks what is private in text. It remembers what it masked: the same secret gets the same placeholder in every text that goes through one redactor,
/// and a name or secret that one text gives away is masked in the next. Any text is accepted. An object serves one report and one thread.
/// </summary>
public sealed class Redactor
{
    private const int MostPasses = 4;

    // They keep nothing between texts, so one set serves all redactors. Where two find the same text, the earlier one names it.
    private static readonly Lazy<IDetector[]> Shared = new(() =>
    [
        new PrivateKeyDetector(),
        new TokenDetector(SecretKnowledge.Default),
        new InfixDetector(SecretKnowledge.Default),
        new DotDetector(),
        new ColonDetector(),
        new IdentifierDetector(),
        new KeyedDetector(SecretKnowledge.Default),
        new PhraseDetector(SecretKnowledge.Default),
        new UrlDetector(SecretKnowledge.Default),
        new AccountDetector(SecretKnowledge.Default),
        new HomeFolderDetector(),
        new HostDetector(SecretKnowledge.Default),
    ]);

    private readonly RedactionOptions _options;
    private readonly IDetector[] _detectors;
    private readonly KnownValues _known;
    private readonly PlaceholderBook _book;

    /// <summary>Makes a redactor that remembers nothing yet.</summary>
    /// <param name="options">What it knows about this machine and what it is to mask.</param>
    public Redactor(RedactionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        SecretKnowledge knowledge = SecretKnowledge.Default;
        _known = new KnownValues(knowledge, options);
        _book = new PlaceholderBook(knowledge.PlaceholderNames.Concat(options.Patterns.Select(pattern => pattern.Name)));

        _detectors = [new PatternDetector(options.Patterns), .. Shared.Value];
    }

    /// <summary>What was masked so far, and how often.</summary>
    public RedactionSummary Summary => _book.Summary;

    /// <summary>Remembers what is private in a text without counting it, so that it is masked in texts that come after and give it away less clearly.</summary>
    /// <param name="text">The text, as a rule the whole of which parts will be shown.</param>
    public void Learn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Pass(text, count: false);
    }

    /// <summary>Masks what is private in a text. The number of lines stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with placeholders such as <c>&lt;hf-token-1&gt;</c> and <c>&lt;user-1&gt;</c>; the same object if there is nothing to mask.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // What is left after a pass may stand differently now, next to a placeholder for instance; the next pass looks at it as a reader would.
        for (int pass = 0; pass < MostPasses; pass++)
        {
            string masked = Pass(text, count: true);
            if (ReferenceEquals(masked, text))
            {
                break;
            }

            text = masked;
        }

        return text;
    }

    private string Pass(string text, bool count)
    {
        if (_options.Kinds == RedactionKinds.None || text.Length == 0)
        {
            return text;
        }

        List<(int Start, int End)> existing = _book.Existing(text);
        Findings findings = new(_options.Kinds);
        foreach (IDetector detector in _detectors)
        {
            detector.Find(text, findings);
        }

        _known.Learn(text, findings);
        _known.Find(text, findings);
        List<Detection> detections = Overlaps.Resolve(text, findings.Detections, existing);
        return detections.Count == 0 ? text : Replace(text, detections, count);
    }

    private string Replace(string text, List<Detection> detections, bool count)
    {
        StringBuilder result = new(text.Length);
        int position = 0;
        foreach (Detection detection in detections)
        {
            string original = text[detection.Start..detection.End];
            string placeholder = _book.For(detection.Kind, detection.Value ?? original);
            if (count)
            {
                _book.Count(placeholder);
            }

            result.Append(text, position, detection.Start - position).Append(placeholder);
            AppendLineEnds(result, original);
            position = detection.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    // Evidence is told by line numbers: a key of thirty lines still takes thirty.
    private static void AppendLineEnds(StringBuilder result, string original)
    {
        for (int i = original.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = original.IndexOf('\n', i + 1))
        {
            result.Append(i > 0 && original[i - 1] == '\r' ? "\r\n" : "\n");
        }
    }
}
