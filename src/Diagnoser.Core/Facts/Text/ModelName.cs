namespace Diagnoser.Core.Facts.Text;

/// <summary>A model's name and what it says about the model.</summary>
public sealed record ModelName
{
    /// <summary>The name as written, without the folders of a path: <c>Qwen/Qwen2.5-7B-Instruct</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The family in lower case: <c>qwen2.5</c>; null if it is not known.</summary>
    public string? Family { get; init; }

    /// <summary>Parameters, billions, in invariant form; null if the name does not say.</summary>
    public string? Size { get; init; }

    /// <summary>The variants that the name states: base, chat, instruct, coder, vl, math, reasoning.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>The quantization: gptq, awq, gguf, int4, fp8 and so on; null if the name states none.</summary>
    public string? Quantization { get; init; }

    /// <summary>Bits of a weight; null if the name does not say.</summary>
    public string? Bits { get; init; }

    /// <summary>The file format by the name's ending: gguf, safetensors, bin, pth; null if it is no file.</summary>
    public string? FileFormat { get; init; }

    /// <summary>Whether it is only a family's word without generation, size or variant: "llama", "Qwen". Such a word names a series rather than a model.</summary>
    internal bool IsBare => Size is null && Variants.Count == 0 && Quantization is null && !Name.AsSpan().ContainsAnyExceptInRange('A', 'z');

    /// <summary>How much the name says; names that say more are preferred.</summary>
    internal int Detail => (Family is null ? 0 : 2) + (Size is null ? 0 : 3) + (Variants.Count > 0 ? 1 : 0) + (Quantization is null ? 0 : 1) + (Name.Contains('/', StringComparison.Ordinal) ? 1 : 0);
}
