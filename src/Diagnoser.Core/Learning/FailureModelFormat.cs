namespace Diagnoser.Core.Learning;

/// <summary>
/// The form of a model file: the magic number, the version, the SHA-256 of the rest, the rest. Large arrays stand as how many values they have and
/// their little-endian bytes, so that they are used where they stand.
/// </summary>
internal static class FailureModelFormat
{
    /// <summary>The version that this program writes and reads.</summary>
    public const ushort Version = 4;

    /// <summary>How many bytes a checksum and a hash have.</summary>
    public const int HashLength = 32;

    /// <summary>The first bytes of every model file.</summary>
    public static ReadOnlySpan<byte> Magic => "LLMDIAG\0"u8;

    /// <summary>How many bytes stand before the data.</summary>
    public static int HeaderLength => Magic.Length + sizeof(ushort) + HashLength;
}
