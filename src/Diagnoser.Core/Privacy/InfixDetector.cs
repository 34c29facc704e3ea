using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds keys that a text in their middle gives away.</summary>
internal sealed class InfixDetector : IDetector
{
    private const int Longest = 256;
    private static readonly SignSet Body = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-~.");
    private readonly IReadOnlyList<InfixForm> _infixes;
    private readonly PhraseSet _texts;

    public InfixDetector(SecretKnowledge knowledge)
    {
        _infixes = knowledge.Infixes;
        _texts = new PhraseSet(_infixes.Select(infix => infix.Text), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = _texts.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            int start = Characters.RunStart(text, at, Body, Longest);
            int end = Math.Min(Characters.RunEnd(text, at, Body), at + Longest);
            int equals = text.AsSpan(start, at - start).LastIndexOf('=');
            start = equals < 0 ? start : start + equals + 1;
            position = Math.Max(at + 2, end);
            foreach ((string infix, string kind, int minimum) in _infixes)
            {
                ReadOnlySpan<char> run = text.AsSpan(start, end - start);
                if (end - start >= minimum && text.AsSpan(at).StartsWith(infix, StringComparison.Ordinal) && Characters.HasDigit(run) && Characters.HasBothCases(run))
                {
                    findings.Add(start, end, RedactionKinds.Secrets, kind);
                    break;
                }
            }
        }
    }
}
