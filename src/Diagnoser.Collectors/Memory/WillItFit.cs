using System.Globalization;

namespace Diagnoser.Collectors.Memory;

/// <summary>Holds a model against the memory of a machine.</summary>
public static class WillItFit
{
    /// <summary>
    /// What a process takes of a GPU beside weights and cache: about half a gibibyte of CUDA context and as much again for activations and
    /// work space at batch one. An estimate; servers that capture graphs take more.
    /// </summary>
    public const long OverheadPerGpu = 1L << 30;

    /// <summary>What of the host's memory a model may take; the rest is the system's and the program's own.</summary>
    private const double ShareOfHost = 0.8;

    private static readonly (string Name, double Bits)[] Quantizations = [("8-bit", 8.5), ("4-bit (AWQ, GPTQ, NF4, Q4_K_M)", 4.8)];

    /// <summary>Assesses a request.</summary>
    /// <param name="request">The model, what is asked of it, and the machine.</param>
    public static FitAssessment Assess(FitRequest request)
    {
        long perToken = request.KeyValueBytesPerToken;
        long overhead = OverheadPerGpu * Math.Max(1, request.GpuBytes.Count);
        long cache = perToken * request.Context * request.Batch;
        long needed = request.WeightBytes + cache + overhead;
        long available = request.GpuBytes.Sum();

        // Without a GPU the model runs on the processor, in what the system leaves of the host's memory.
        long capacity = available > 0 ? available : (long)(request.HostBytes * ShareOfHost);
        long room = capacity - request.WeightBytes - overhead;
        long longest = perToken > 0 && room > 0 ? room / perToken / Math.Max(1, request.Batch) : 0;
        FitVerdict verdict = needed <= available * 0.9 ? FitVerdict.Fits
            : needed <= available ? FitVerdict.Tight
            : available > 0 && needed <= available + (long)(request.HostBytes * ShareOfHost) ? FitVerdict.Offload
            : available == 0 && needed <= request.HostBytes * ShareOfHost ? FitVerdict.Offload
            : FitVerdict.TooLarge;
        bool settled = verdict is FitVerdict.Fits or FitVerdict.Tight || (available == 0 && verdict == FitVerdict.Offload);
        IReadOnlyList<string> suggestions = settled ? [] : Suggest(request, capacity, overhead, perToken, longest);
        return new FitAssessment(verdict, needed, available, perToken, longest, suggestions);
    }

    private static List<string> Suggest(FitRequest request, long available, long overhead, long perToken, long longest)
    {
        List<string> suggestions = [];
        if (longest >= 1024)
        {
            long context = longest / 1024 * 1024;
            suggestions.Add(string.Create(CultureInfo.InvariantCulture, $"limit the context to {context} tokens (--max-model-len {context}, num_ctx {context})"));
        }

        if (request.CanHalveCache && request.WeightBytes + overhead + (perToken / 2 * request.Context * request.Batch) <= available)
        {
            suggestions.Add("keep the KV cache in 8 bits (--kv-cache-dtype fp8, OLLAMA_KV_CACHE_TYPE=q8_0)");
        }

        foreach ((string name, double bits) in Quantizations)
        {
            long weights = MemoryArithmetic.Weights(request.Parameters, bits);
            if (weights < request.WeightBytes * 0.9 && weights + overhead + (perToken * Math.Min(request.Context, 4096)) <= available)
            {
                suggestions.Add(string.Create(CultureInfo.InvariantCulture, $"use {name} weights, about {weights / (double)(1L << 30):0.#} GiB"));
                break;
            }
        }

        if (request.GpuBytes.Count > 0 && request.HostBytes > 0 && request.WeightBytes + overhead > available && request.WeightBytes <= available + (request.HostBytes * ShareOfHost))
        {
            suggestions.Add("put part of the layers into the host's memory (device_map=\"auto\", --n-gpu-layers, --cpu-offload-gb), which is slow");
        }

        return suggestions;
    }
}
