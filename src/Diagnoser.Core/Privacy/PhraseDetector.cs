using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds secrets and names that stand after certain words: <c>Bearer …</c>, <c>ENV HF_TOKEN …</c>, <c>curl -u user:…</c>.</summary>
internal sealed class PhraseDetector(SecretKnowledge knowledge) : IDetector
{
    private readonly PhraseSet _phrases = new(knowledge.Phrases.Select(phrase => phrase.Text), StringComparison.Ordinal);
    private readonly SecretPhrase[] _longestFirst = [.. knowledge.Phrases.OrderByDescending(phrase => phrase.Text.Length)];
    private readonly ValueJudge _judge = new(knowledge);

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = _phrases.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            position += offset;
            foreach (SecretPhrase phrase in _longestFirst)
            {
                if (text.AsSpan(position).StartsWith(phrase.Text, StringComparison.Ordinal))
                {
                    After(text, position, position + phrase.Text.Length, phrase, findings);
                    break;
                }
            }

            position++;
        }
    }

    private void After(string text, int at, int start, SecretPhrase phrase, Findings findings)
    {
        switch (phrase.Rule)
        {
            case KeyRule.EnvPair:
                Pair(text, start, findings);
                break;
            case KeyRule.UserPair:
                UserAndPassword(text, start, findings);
                break;
            case KeyRule.Netrc:
                Netrc(text, at, start, phrase, findings);
                break;
            default:
                KeyMeaning meaning = new(phrase.Kind, phrase.Rule);
                SettingValue value = ValueReader.Read(text, start, phrase.Rule == KeyRule.Opaque ? ValueStyle.Plain : ValueStyle.Shell);
                _judge.Take(text, value, meaning, ValueStyle.Shell, bare: false, findings);
                break;
        }
    }

    // ENV HF_TOKEN hf_…, setx HF_TOKEN hf_…
    private void Pair(string text, int start, Findings findings)
    {
        int i = ValueReader.SkipSpaces(text, start);
        int end = Characters.RunEnd(text, i, Characters.Word);
        if (end == i || end - i > KeyNames.Longest || end >= text.Length || text[end] != ' ')
        {
            return;
        }

        ReadOnlySpan<char> name = text.AsSpan(i, end - i);
        if (knowledge.Keys.Find(name, name) is { } meaning)
        {
            _judge.Take(text, ValueReader.Read(text, end, ValueStyle.Shell), meaning, ValueStyle.Shell, bare: false, findings);
        }
    }

    private void UserAndPassword(string text, int start, Findings findings)
    {
        SettingValue value = ValueReader.Read(text, start, ValueStyle.Shell);
        ReadOnlySpan<char> run = text.AsSpan(value.Start, value.End - value.Start);
        int colon = run.IndexOf(':');
        if (colon <= 0 || colon == run.Length - 1 || run.Contains('/') || run[0] is '<' or '$' || run[..colon].IndexOfAnyExcept(Characters.Dotted) >= 0
            || run[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 || run[(colon + 1)..] is ['<', .., '>'] || run[colon + 1] == '$')
        {
            return;
        }

        findings.Add(value.Start + colon + 1, value.End, RedactionKinds.Secrets, Kinds.Password);
        if (!knowledge.GenericAccounts.Contains(run[..colon].ToString()))
        {
            findings.AddUser(text, value.Start, value.Start + colon);
        }
    }

    // machine api.wandb.ai login user password 0123…, over one line or three
    private static void Netrc(string text, int at, int start, SecretPhrase phrase, Findings findings)
    {
        int from = Math.Max(0, at - 200);
        bool startsWord = at == 0 || char.IsWhiteSpace(text[at - 1]);
        if (!startsWord || text.AsSpan(from, at - from).LastIndexOf("machine ", StringComparison.Ordinal) < 0)
        {
            return;
        }

        SettingValue value = ValueReader.Read(text, start, ValueStyle.Shell);
        if (phrase.Rule == KeyRule.Netrc && phrase.Kind == Kinds.Password)
        {
            if (value.End - value.Start >= 4 && text[value.Start] != '<')
            {
                findings.Add(value.Start, value.End, RedactionKinds.Secrets, Kinds.Password);
            }
        }
        else if (value.End - value.Start >= 2 && text[value.Start] != '<' && !text.AsSpan(value.Start, value.End - value.Start).Equals("user", StringComparison.Ordinal))
        {
            findings.Add(value.Start, value.End, RedactionKinds.Users, Kinds.User, text[value.Start..value.End]);
        }
    }
}
