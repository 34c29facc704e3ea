using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Sees garbage in a model's output itself: runs of one sign, replacement characters, control tokens, the same words over and over.</summary>
internal sealed class OutputGarbage(ComplaintSpotter spotter)
{
    private static readonly SignSet s_machineSigns = SignSet.Of("=/\\|_[{");
    private const int LongRun = 12;
    private const int MostRemembered = 400;
    private const int RepeatedLines = 6;
    private static readonly string[] s_endTokens =
        ["<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|im_start|>", "<|end_of_text|>", "<|EOT|>", "<|end▁of▁sentence|>", "<|assistant|>", "<|user|>", "<|start_header_id|>", "<｜end▁of▁sentence｜>"];

    private readonly char[] _previous = new char[MostRemembered];
    private int _previousLength;
    private int _repetitions;

    /// <summary>Looks for a sentence that is repeated, in lines that nobody prefixed.</summary>
    public void ObserveRepetition(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (text.Length == _previousLength && text.SequenceEqual(_previous.AsSpan(0, _previousLength)))
        {
            _repetitions++;
            if (_repetitions == RepeatedLines && ReadsLikeText(text))
            {
                spotter.Add("repetition", line, text);
            }

            return;
        }

        _repetitions = 1;
        _previousLength = text.Length > MostRemembered ? 0 : text.Length;
        text[.._previousLength].CopyTo(_previous);
        if (text.Length >= 120 && RepeatedPhrase(text) is { Length: > 0 } phrase)
        {
            spotter.Add("repetition", line, phrase);
        }
    }

    /// <summary>Forgets the line before: one that was passed over stands between it and the next.</summary>
    public void Forget()
    {
        _previousLength = 0;
        _repetitions = 0;
    }

    /// <summary>Whether a line, up to its digits, is nothing that a model would say, so that its repetition means nothing.</summary>
    public static bool IsMachineOutput(ReadOnlySpan<char> text) => !ReadsLikeText(text.Trim());

    /// <summary>Looks for runs of one sign and for control tokens, in lines that have such signs.</summary>
    public void ObserveSigns(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text;
        int threshold = line.Role is LineRole.Prose or LineRole.Heading ? LongRun + 6 : LongRun;
        if (RunOf(text, '!') >= threshold || RunOf(text, '！') >= 6)
        {
            spotter.Add("exclamation-marks", line, Run(text, text.Contains("!!!!", StringComparison.Ordinal) ? '!' : '！'));
        }

        if (RunOf(text, 'G') >= threshold)
        {
            spotter.Add("garbage-output", line, Run(text, 'G'));
        }

        if (RunOf(text, '\ufffd') >= 2 && text.Count('\ufffd') * 2 < text.Length)
        {
            spotter.Add("replacement-characters", line, Run(text, '\ufffd'));
        }

        if (line.Role is LineRole.Output && !text.ContainsAny("=({[") && text.Contains("<|", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> end = text.TrimEnd();
            foreach (string token in s_endTokens)
            {
                if (end.Length > token.Length + 4 && end.EndsWith(token, StringComparison.Ordinal) && !end.StartsWith("<|", StringComparison.Ordinal))
                {
                    spotter.Add("special-tokens-shown", line, token);
                    return;
                }
            }
        }
    }

    /// <summary>The phrase that the end of a line repeats at least six times, or an empty text.</summary>
    private static ReadOnlySpan<char> RepeatedPhrase(ReadOnlySpan<char> text)
    {
        const int Probe = 12;
        const int LongestPeriod = 400;
        ReadOnlySpan<char> end = text[^Probe..];
        ReadOnlySpan<char> before = text[..^1];
        before = before.Length > LongestPeriod + Probe ? before[^(LongestPeriod + Probe)..] : before;
        int previous = before.LastIndexOf(end);
        if (previous < 0)
        {
            return default;
        }

        int period = before.Length - previous - Probe + 1;
        int checkedLength = Math.Min(text.Length - period, period * 5);
        if (period < 4 || checkedLength < period * 5)
        {
            return default;
        }

        ReadOnlySpan<char> phrase = text[^period..];
        return text[^checkedLength..].SequenceEqual(text.Slice(text.Length - period - checkedLength, checkedLength)) && ReadsLikeText(phrase) ? phrase : default;
    }

    private static bool ReadsLikeText(ReadOnlySpan<char> text)
    {
        int letters = 0;
        int spaces = 0;
        bool wide = false;
        foreach (char character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            spaces += character == ' ' ? 1 : 0;
            wide |= character >= 0x2E80;
        }

        return letters * 10 >= text.Length * 6 && (spaces >= 2 || (wide && text.Length >= 4))
            && !text.Contains("arning", StringComparison.Ordinal) && !text.ContainsAny(s_machineSigns)
            && !text.Contains("rror", StringComparison.Ordinal);
    }

    private static int RunOf(ReadOnlySpan<char> text, char sign)
    {
        int longest = 0;
        while (true)
        {
            int start = text.IndexOf(sign);
            if (start < 0)
            {
                return longest;
            }

            text = text[start..];
            int length = text.IndexOfAnyExcept(sign);
            length = length < 0 ? text.Length : length;
            longest = Math.Max(longest, length);
            text = text[length..];
        }
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text, char sign)
    {
        int start = text.IndexOf(new string(sign, 2), StringComparison.Ordinal);
        ReadOnlySpan<char> run = start < 0 ? text : text[start..];
        int length = run.IndexOfAnyExcept(sign);
        return length < 0 ? run : run[..length];
    }
}
