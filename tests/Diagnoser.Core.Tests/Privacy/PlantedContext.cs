namespace Diagnoser.Core.Tests.Privacy;

/// <summary>A text with secrets in it.</summary>
internal sealed record PlantedContext(string Name, string Text, IReadOnlyList<string> Secrets)
{
    /// <summary>What must not be found in the masked text: every secret, every line of it, and every eight characters of one.</summary>
    /// <param name="masked">The masked text.</param>
    /// <param name="wholeLines">Whether pieces of a line may occur, because the text holds much else.</param>
    public IEnumerable<string> Leaks(string masked, bool wholeLines = false)
    {
        foreach (string secret in Secrets)
        {
            foreach (string line in secret.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                // A secret of two or three characters may be part of some other word.
                int size = wholeLines ? line.Length : Math.Min(8, line.Length);
                for (int i = 0; size >= 4 && i + size <= line.Length; i++)
                {
                    string piece = line.Substring(i, size);
                    if (masked.Contains(piece, StringComparison.OrdinalIgnoreCase) && !Unrelated(piece))
                    {
                        yield return $"{piece} of {line}";
                        break;
                    }
                }

                if (size < 4 && masked.Contains($"\"{line}\"", StringComparison.Ordinal))
                {
                    yield return line;
                }
            }
        }
    }

    private static bool Unrelated(string piece) => "-----BEGIN RSA PRIVATE KEY-----END RSA PRIVATE KEY-----BEGIN OPENSSH PRIVATE KEY-----".Contains(piece, StringComparison.Ordinal);
}
