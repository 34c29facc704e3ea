namespace Diagnoser.Core.Logs;

/// <summary>Keeps a bounded part of a text's words: the person's own, the lines worth a look, the title.</summary>
internal sealed class WordKeeper
{
    private static readonly string[] s_formTitles = ["Bug:", "Bug report:", "Misc. bug:", "Eval bug:", "Compile bug:", "Feature Request:", "Question:"];

    private const int MostProse = 200;
    private const int MostNotable = 200;
    private const int MostLast = 60;
    private const int LongestTitle = 200;
    private readonly List<ExcerptLine> _prose = [];
    private readonly List<ExcerptLine> _notable = [];
    private readonly Queue<ExcerptLine> _last = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _titleIsFinal;

    /// <summary>The person's own words.</summary>
    public IReadOnlyList<ExcerptLine> Prose => _prose;

    /// <summary>Lines worth a look: the first ones and the last ones.</summary>
    public IReadOnlyList<ExcerptLine> Notable => [.. _notable, .. _last];

    /// <summary>The first heading or sentence.</summary>
    public string? Title { get; private set; }

    /// <summary>Keeps a line of the person's own.</summary>
    public void AddProse(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (line.Role == LineRole.Heading)
        {
            text = text.TrimStart("# ").TrimEnd("# ");
        }

        if (!_titleIsFinal && TitleOf(text) is { Length: > 0 } title && (line.Role != LineRole.Heading || !TemplateText.IsKnownHeading(title)))
        {
            Title = (title.Length > LongestTitle ? title[..LongestTitle] : title).ToString();
            _titleIsFinal = true;
        }

        if (line.Role == LineRole.Prose && _prose.Count < MostProse)
        {
            _prose.Add(line.ToExcerpt());
        }
    }

    /// <summary>Keeps a line worth a look, each wording once.</summary>
    public void AddNotable(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.Length < 4)
        {
            return;
        }

        bool full = _notable.Count >= MostNotable;
        if (!full)
        {
            if (_seen.Add(MessageMask.Of((text.Length > 300 ? text[..300] : text).ToString())))
            {
                _notable.Add(line.ToExcerpt());
            }

            return;
        }

        // Past the first ones only as many are copied as the end of the text needs.
        if (_last.Count == MostLast)
        {
            _last.Dequeue();
        }

        _last.Enqueue(line.ToExcerpt());
    }

    /// <summary>Takes "[Bug]: " and the like off a title.</summary>
    private static ReadOnlySpan<char> TitleOf(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("#>*- \t");
        if (text.StartsWith("Title:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[6..].TrimStart();
        }

        while (text is ['[' or '【', ..])
        {
            int end = text.IndexOfAny(']', '】');
            if (end is < 0 or > 30)
            {
                break;
            }

            text = text[(end + 1)..].TrimStart(" :：-");
        }

        foreach (string word in s_formTitles)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[word.Length..].TrimStart();
            }
        }

        return text;
    }
}
