namespace Diagnoser.Core.Patterns;

/// <summary>A literal of up to three characters, which is compared character by character.</summary>
/// <param name="text">The literal.</param>
/// <param name="number">Its number.</param>
internal sealed class ShortLiteral(string text, int number)
{
    /// <summary>The literal's number.</summary>
    public int Number { get; } = number;

    /// <summary>Whether the literal stands at a place of a line, without regard to case.</summary>
    public bool StandsAt(ReadOnlySpan<char> line, int position)
    {
        if (line.Length - position < text.Length)
        {
            return false;
        }

        for (int index = 0; index < text.Length; index++)
        {
            char here = line[position + index];
            if (here != text[index] && char.ToUpperInvariant(here) != char.ToUpperInvariant(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
