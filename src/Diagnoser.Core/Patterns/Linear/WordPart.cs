namespace Diagnoser.Core.Patterns.Linear;

/// <summary>What a character is to words. A word ends where the next character is of another kind: after vllm in 用vllm部署.</summary>
internal enum WordPart
{
    /// <summary>No part of a word: a space, a sign.</summary>
    None,

    /// <summary>A part of a word of a script that sets spaces between words.</summary>
    Spaced,

    /// <summary>A sign of Chinese, Japanese or Korean.</summary>
    Unspaced,
}
