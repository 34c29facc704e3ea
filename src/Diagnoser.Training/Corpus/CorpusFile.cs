using System.Security.Cryptography;
using System.Text;

namespace Diagnoser.Training.Corpus;

/// <summary>A file of cases that was read.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Records">Its cases, in its order.</param>
/// <param name="Hash">The SHA-256 of its lines, whatever ends them.</param>
public sealed record CorpusFile(string FileName, IReadOnlyList<CaseRecord> Records, byte[] Hash)
{
    /// <summary>One hash for several files.</summary>
    /// <param name="files">The files, in the order in which they are trained on.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] HashOf(IEnumerable<CorpusFile> files) => SHA256.HashData([.. files.SelectMany(file => file.Hash)]);

    /// <summary>The hash of lines.</summary>
    /// <param name="lines">The lines without their ends.</param>
    internal static byte[] HashOf(IEnumerable<string> lines)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return hash.GetHashAndReset();
    }
}
