namespace Diagnoser.Core.Packing;

/// <summary>What writer and reader of a knowledge pack have to agree on.</summary>
internal static class KnowledgePackFormat
{
    /// <summary>The first bytes of a pack; the last one is the version of the form.</summary>
    public static ReadOnlySpan<byte> Magic => "LLMDIAGK\x06"u8;
}
