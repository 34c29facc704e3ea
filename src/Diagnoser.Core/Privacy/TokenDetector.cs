using System.Collections.Frozen;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds tokens that say by their prefix whose they are.</summary>
internal sealed class TokenDetector : IDetector
{
    private readonly PhraseSet _prefixes;
    private readonly FrozenDictionary<char, TokenForm[]> _forms;

    public TokenDetector(SecretKnowledge knowledge)
    {
        string[] prefixes = [.. knowledge.Tokens.Select(form => form.Prefix).Distinct().Order(StringComparer.Ordinal)];
        string[] shortest = [.. prefixes.Where(prefix => !prefixes.Any(other => other.Length < prefix.Length && prefix.StartsWith(other, StringComparison.Ordinal)))];
        _prefixes = new PhraseSet(shortest, StringComparison.Ordinal);
        _forms = knowledge.Tokens
            .GroupBy(form => form.Prefix[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(form => form.Prefix.Length).ToArray());
    }

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = _prefixes.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            position += offset;
            int end = TokenEnd(text, position, out TokenForm? form);
            if (form is not null)
            {
                findings.Add(position, end, RedactionKinds.Secrets, form.Kind);
                FindSecretBeside(text, end, form, findings);
                position = end;
            }
            else
            {
                position++;
            }
        }
    }

    private int TokenEnd(string text, int start, out TokenForm? found)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        foreach (TokenForm form in _forms[rest[0]])
        {
            if (rest.StartsWith(form.Prefix, StringComparison.Ordinal))
            {
                int body = start + form.Prefix.Length;
                int end = Characters.RunEnd(text, body, form.Body);
                while (end > body && text[end - 1] is ('.' or '/') && form.Body.Contains('.'))
                {
                    end--;
                }

                end = WrappedText.Follow(text, body, end, form.Body, form.Length);
                if (IsToken(text, start, body, end, form))
                {
                    found = form;
                    return end;
                }
            }
        }

        found = null;
        return start;
    }

    private static bool IsToken(string text, int start, int body, int end, TokenForm form)
    {
        int length = end - body;
        if (length < form.Minimum)
        {
            return false;
        }

        ReadOnlySpan<char> run = text.AsSpan(body, length);
        bool digit = Characters.HasDigit(run);
        bool random = digit || Characters.HasBothCases(run) || length >= 30;
        return random
            && (digit || !form.NeedsDigit)
            && (Characters.IsBoundaryBefore(text, start) || (digit && Characters.HasBothCases(run)));
    }

    /// <summary>AWS prints the secret key beside the key's identifier: 40 characters that nothing else gives away.</summary>
    private static void FindSecretBeside(string text, int end, TokenForm form, Findings findings)
    {
        if (form.Kind != "aws-key-id")
        {
            return;
        }

        int limit = Math.Min(text.Length, end + 120);
        int position = end;
        while (position < limit)
        {
            int stop = Characters.RunEnd(text, position, Characters.Base64);
            if (stop - position == 40 && Characters.HasDigit(text.AsSpan(position, 40)) && Characters.HasBothCases(text.AsSpan(position, 40)))
            {
                findings.Add(position, stop, RedactionKinds.Secrets, Kinds.AwsSecret);
                return;
            }

            position = stop + 1;
        }
    }
}
