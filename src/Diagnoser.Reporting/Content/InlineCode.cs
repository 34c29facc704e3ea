namespace Diagnoser.Reporting.Content;

/// <summary>Rules set names and values in backticks; the forms that can show code show them as code.</summary>
internal static class InlineCode
{
    /// <summary>The pieces of a text in order; a backtick without a partner is text.</summary>
    public static IEnumerable<(string Text, bool IsCode)> Split(string text)
    {
        int position = 0;
        while (position < text.Length)
        {
            int open = text.IndexOf('`', position);
            int close = open < 0 ? -1 : text.IndexOf('`', open + 1);
            if (close < 0)
            {
                break;
            }

            if (close == open + 1)
            {
                // Two in a row are no code, and neither are the rest of a longer run.
                int end = close + 1;
                while (end < text.Length && text[end] == '`')
                {
                    end++;
                }

                yield return (text[position..end], false);
                position = end;
                continue;
            }

            if (open > position)
            {
                yield return (text[position..open], false);
            }

            yield return (text[(open + 1)..close], true);
            position = close + 1;
        }

        if (position < text.Length)
        {
            yield return (text[position..], false);
        }
    }
}
