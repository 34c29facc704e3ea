using System.Buffers.Binary;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Checks that a file of torch.save is whole. Since PyTorch 1.6 it is a zip archive, whose directory stands at its end: a download that
/// stopped has none. Nothing is unpickled. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
/// </summary>
internal static class ZipDirectory
{
    private const int LongestTail = 64 * 1024 + 22;

    public static WeightFile Read(IMachine machine, string path, long length)
    {
        WeightFile file = new() { Name = MachinePath.Name(path), Length = length };
        byte[]? start = machine.Files.ReadBytes(path, 0, 4);
        byte[]? tail = machine.Files.ReadBytes(path, Math.Max(0, length - LongestTail), LongestTail);
        if (start is null || tail is null)
        {
            return file;
        }

        if (start is not [(byte)'P', (byte)'K', 3, 4])
        {
            // Before 1.6: a pickle, which starts with its protocol and tells no length.
            return start is [0x80, ..] ? file : file with { Fault = "it is neither a zip archive nor a pickle" };
        }

        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            return file with { EndsEarly = true, Fault = "it ends before its directory" };
        }

        uint size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        long place = Math.Max(0, length - LongestTail) + end;

        // All bits set refer to the 64-bit record, which the archives of large models have.
        bool consistent = offset == uint.MaxValue || size == uint.MaxValue || offset + (long)size <= place;
        return consistent ? file : file with { Fault = "its directory does not fit its length" };
    }
}
