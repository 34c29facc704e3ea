using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>One way of voicing a complaint, and where it stands in a line.</summary>
internal sealed class ComplaintPhrase(string kind, TextPattern pattern)
{
    /// <summary>The complaint's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The words of which one has to occur.</summary>
    public IReadOnlyList<string> Anchors => pattern.Anchors;

    /// <summary>Finds the phrase in a line.</summary>
    public bool TryFind(ReadOnlySpan<char> line, out int index, out int length) => pattern.TryFind(line, out index, out length);
}
