using System.Globalization;
using Diagnoser.Collectors.Machine;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Memory;

/// <summary>Concludes from a model's facts and a machine's whether the one fits the other.</summary>
internal static class FitFacts
{
    /// <summary>Servers reserve the whole context by default; people mostly talk in less. What is longer than this is reckoned as this.</summary>
    private const long UsualContext = 8192;

    public static void Add(FactSet facts)
    {
        if (Number(facts, "model.weights") is not { } weights || Number(facts, "fit.kv-per-token") is not { } kibibytes || Number(facts, "model.parameters") is not { } billions)
        {
            return;
        }

        double count = Number(facts, "gpu.count") ?? 0;
        double perGpu = Number(facts, "gpu.memory.total") ?? 0;
        bool shared = facts.ValueOf("gpu.vendor") == "apple" || facts.ValueOf("jetson.version") is not null;
        double host = Number(facts, "memory.limit") ?? Number(facts, "memory.total") ?? 0;

        // GPUs of Apple and of Jetson boards share the host's memory; Apple's may wire about three quarters of it.
        long[] gpus = shared ? [Bytes(host * 0.75)] : [.. Enumerable.Repeat(Bytes(perGpu), perGpu > 0 ? (int)Math.Clamp(count, 0, 64) : 0)];
        long context = (long)Math.Min(Number(facts, "model.max-positions") ?? UsualContext, UsualContext);
        FitAssessment fit = WillItFit.Assess(new FitRequest
        {
            Parameters = billions * 1e9,
            WeightBytes = Bytes(weights),
            KeyValueBytesPerToken = (long)(kibibytes * 1024),
            Context = context,
            GpuBytes = gpus,
            HostBytes = shared ? 0 : Bytes(host),
        });
        FactSource source = FactSource.FromMachine("arithmetic");
        Put("fit.weights", weights);
        Put("fit.needed", Quantities.ToGibibytes(fit.NeededBytes));
        Put("fit.available", Quantities.ToGibibytes(fit.AvailableBytes));
        Put("fit.context", context);
        Put("fit.longest-context", fit.LongestContext);
        facts.Add("fit.verdict", fit.Verdict switch { FitVerdict.Fits => "fits", FitVerdict.Tight => "tight", FitVerdict.Offload => "offload", _ => "too-large" }, source);
        foreach (string suggestion in fit.Suggestions)
        {
            facts.Add("fit.suggestion", suggestion, source);
        }

        void Put(string key, double value) => facts.Add(key, value.ToString("0.##", CultureInfo.InvariantCulture), source);
    }

    private static long Bytes(double gibibytes) => (long)(gibibytes * Quantities.Gibibyte);

    private static double? Number(FactSet facts, string key) =>
        double.TryParse(facts.ValueOf(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
