namespace Diagnoser.Core.Privacy;

/// <summary>Finds names of machines where logs put them: syslog lines, NCCL lines, the answer of <c>uname -a</c>.</summary>
internal sealed class HostDetector(SecretKnowledge knowledge) : IDetector
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int line = 0;
        while (line < text.Length)
        {
            char first = text[line];
            if (char.IsAsciiLetterUpper(first))
            {
                Syslog(text, line, findings);
            }
            else if (first is '1' or '2')
            {
                JournalLine(text, line, findings);
            }

            int newline = text.AsSpan(line).IndexOf('\n');
            if (newline < 0)
            {
                break;
            }

            line += newline + 1;
        }

        Each(text, " NCCL ", findings, Nccl);
        Each(text, "Linux ", findings, Uname);
    }

    private static void Each(string text, string anchor, Findings findings, Action<string, int, Findings> visit)
    {
        int at = text.IndexOf(anchor, StringComparison.Ordinal);
        while (at >= 0)
        {
            visit(text, at, findings);
            at = text.IndexOf(anchor, at + anchor.Length, StringComparison.Ordinal);
        }
    }

    // "Mar  3 12:00:01 gpu-box kernel: …"
    private static void Syslog(string text, int line, Findings findings)
    {
        if (line + 16 >= text.Length || text[line + 3] != ' ' || text[line + 9] != ':' || text[line + 12] != ':' || text[line + 15] != ' ')
        {
            return;
        }

        int month = Months.IndexOf(text.Substring(line, 3), StringComparison.Ordinal);
        if (month >= 0 && month % 3 == 0)
        {
            HostBeforeProcess(text, line + 16, findings);
        }
    }

    // "2024-03-03T12:00:01.123456+00:00 gpu-box kernel: …"
    private static void JournalLine(string text, int line, Findings findings)
    {
        if (line + 20 >= text.Length || text[line + 4] != '-' || text[line + 7] != '-' || text[line + 10] != 'T' || text[line + 13] != ':' || text[line + 16] != ':')
        {
            return;
        }

        int space = text.AsSpan(line, Math.Min(48, text.Length - line)).IndexOf(' ');
        if (space > 0)
        {
            HostBeforeProcess(text, line + space + 1, findings);
        }
    }

    private static void HostBeforeProcess(string text, int start, Findings findings)
    {
        int end = Characters.RunEnd(text, start, Characters.Host);
        if (end == start || end >= text.Length || text[end] != ' ')
        {
            return;
        }

        // The program follows: "kernel:", "sshd[123]:", "systemd[1]:".
        int program = Characters.RunEnd(text, end + 1, Characters.Path);
        bool named = program > end + 1 && program < text.Length && text[program] is ':' or '[' or '(';
        ReadOnlySpan<char> host = text.AsSpan(start, end - start);
        if (named && Characters.HasLetter(host) && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !IsLevel(host))
        {
            findings.AddHost(text, start, end);
        }
    }

    private static bool IsLevel(ReadOnlySpan<char> word) =>
        word is "INFO" or "WARN" or "WARNING" or "ERROR" or "DEBUG" or "TRACE" or "FATAL" or "CRITICAL" or "info" or "warn" or "warning" or "error" or "debug";

    // "gpu-box:1234:1300 [0] NCCL INFO …"
    private void Nccl(string text, int at, Findings findings)
    {
        int from = Math.Max(0, at - 160);
        int line = text.AsSpan(from, at - from).LastIndexOf('\n');
        int start = line < 0 ? from : from + line + 1;
        int space = text.AsSpan(start, at - start).LastIndexOf(" [");
        int stop = space < 0 ? at : start + space;
        int colon = text.AsSpan(start, stop - start).IndexOf(':');
        while (colon > 0)
        {
            int end = start + colon;
            int digits = end + 1;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            if (digits > end + 1 && digits < stop && text[digits] == ':' && digits + 1 < text.Length && char.IsAsciiDigit(text[digits + 1]))
            {
                int word = Characters.RunStart(text, end, Characters.Host, 100);
                if (Characters.HasLetter(text.AsSpan(word, end - word)) && !knowledge.IsPublicHost(text.AsSpan(word, end - word)))
                {
                    findings.AddHost(text, word, end);
                }

                return;
            }

            int next = text.AsSpan(end + 1, stop - end - 1).IndexOf(':');
            colon = next < 0 ? -1 : colon + 1 + next;
        }
    }

    // "Linux gpu-box 5.15.0-91-generic #101-Ubuntu SMP …"
    private void Uname(string text, int at, Findings findings)
    {
        int start = at + "Linux ".Length;
        int end = Characters.RunEnd(text, start, Characters.Host);
        ReadOnlySpan<char> rest = text.AsSpan(end);
        if (end > start && rest.Length > 4 && rest[0] == ' ' && char.IsAsciiDigit(rest[1]) && rest[2..4].Contains('.') && Characters.HasLetter(text.AsSpan(start, end - start))
            && rest[..Math.Min(rest.Length, 80)].Contains('#') && !text.AsSpan(start, end - start).Equals("version", StringComparison.OrdinalIgnoreCase))
        {
            findings.AddHost(text, start, end);
        }
    }
}
