using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads PyTorch's out-of-memory message in its older and its newer wording
/// (c10/cuda/CUDACachingAllocator.cpp of https://github.com/pytorch/pytorch) and llama.cpp's failed buffer allocation.
/// </summary>
internal sealed class OutOfMemoryReader : IFactReader
{
    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text;
        Amount(text, "ried to allocate ", "gpu.memory.requested", line.Number, facts);
        Amount(text, "otal capacity of ", "gpu.memory.total", line.Number, facts);
        Amount(text, "otal capacty of ", "gpu.memory.total", line.Number, facts);
        Amount(text, " of which ", "gpu.memory.free", line.Number, facts);
        AmountBefore(text, " total capacity", "gpu.memory.total", line.Number, facts);
        AmountBefore(text, " free", "gpu.memory.free", line.Number, facts);
        AmountBefore(text, " is reserved by PyTorch but unallocated", "gpu.memory.reserved-unallocated", line.Number, facts);
        ReadOlderReserve(text, line.Number, facts);
        ReadBuffer(text, line.Number, facts);
        facts.Add("gpu.vendor", text.Contains("CUDA out of memory", StringComparison.Ordinal) ? "nvidia" : text.Contains("HIP out of memory", StringComparison.Ordinal) ? "amd" : null, line.Number, FactStrength.Hint);
    }

    private static void Amount(ReadOnlySpan<char> text, string before, string key, long line, FactLedger facts)
    {
        int index = text.IndexOf(before, StringComparison.Ordinal);
        if (index >= 0 && TextScan.TryReadSize(text[(index + before.Length)..], out double size, out _))
        {
            facts.Add(key, TextScan.FormatSize(size), line, FactStrength.Printed);
        }
    }

    private static void AmountBefore(ReadOnlySpan<char> text, string behind, string key, long line, FactLedger facts)
    {
        int index = text.IndexOf(behind, StringComparison.Ordinal);
        if (index > 0 && TryAmountEndingAt(text[..index], out double size))
        {
            facts.Add(key, TextScan.FormatSize(size), line, FactStrength.Printed);
        }
    }

    private static bool TryAmountEndingAt(ReadOnlySpan<char> text, out double size)
    {
        int start = text.LastIndexOfAny(",;(");
        ReadOnlySpan<char> amount = text[(start + 1)..];
        int word = amount.LastIndexOf("and ", StringComparison.Ordinal);
        amount = (word < 0 ? amount : amount[(word + 4)..]).Trim();
        return TextScan.TryReadSize(amount, out size, out int length) && length == amount.Length;
    }

    /// <summary>The older wording gives allocated and reserved memory; their difference is what is reserved but unallocated.</summary>
    private static void ReadOlderReserve(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int allocated = text.IndexOf(" already allocated", StringComparison.Ordinal);
        int reserved = text.IndexOf(" reserved in total", StringComparison.Ordinal);
        if (allocated > 0 && reserved > allocated && TryAmountEndingAt(text[..allocated], out double used) && TryAmountEndingAt(text[..reserved], out double kept) && kept >= used)
        {
            facts.Add("gpu.memory.reserved-unallocated", TextScan.FormatSize(kept - used), line, FactStrength.Printed);
        }
    }

    /// <summary>Reads <c>allocating 24576.00 MiB on device 0: cudaMalloc failed: out of memory</c>.</summary>
    private static void ReadBuffer(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        if (text.Contains("alloc", StringComparison.Ordinal) && text.Contains(" on device ", StringComparison.Ordinal))
        {
            Amount(text, "allocating ", "gpu.memory.requested", line, facts);
        }
    }
}
