using System.Globalization;
using Diagnoser.Collectors.Machine;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Memory;

/// <summary>Concludes from a model's facts and a machine's whether the one fits the other.</summary>
internal static class FitFacts
{
    /// <summary>Servers reserve the whole context by default; people mostly talk in less. What is longer than this is reckoned as this.</summary>
    private const long UsualContext = 8192;

    public static void Add(FactSet facts, long? wantedContext)
    {
        if (Number(facts, "model.weights") is not { } weights || Number(facts, "fit.kv-per-token") is not { } kibibytes || Number(facts, "model.parameters") is not { } billions)
        {
            return;
        }

        bool shared = facts.ValueOf("gpu.vendor") == "apple" || facts.ValueOf("jetson.version") is not null;
        double host = Number(facts, "memory.limit") ?? Number(facts, "memory.total") ?? 0;

        // GPUs of Apple and of Jetson boards share the host's memory; Apple's may wire about three quarters of it.
        long[] gpus = shared ? [Bytes(host * 0.75)] : GpuBytes(facts);
        if (gpus.Length == 0 && (host == 0 || Number(facts, "gpu.count") is > 0))
        {
            // Memory that nobody tells, of a GPU behind a broken driver or of the host: no verdict is better than a wrong one.
            return;
        }

        long context = wantedContext ?? (long)Math.Min(Number(facts, "model.max-positions") ?? UsualContext, UsualContext);
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

    /// <summary>The memory of each GPU. Where they differ, those that a processor brings along (below 2 GiB) are left out: no model runs on them beside a real one.</summary>
    private static long[] GpuBytes(FactSet facts)
    {
        double[] sizes = [.. facts.Of("gpu.memory.total").Select(fact => double.TryParse(fact.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double size) ? size : 0).Where(size => size > 0)];
        int count = (int)Math.Clamp(Number(facts, "gpu.count") ?? 0, 0, 64);
        if (sizes.Length <= 1)
        {
            return [.. Enumerable.Repeat(sizes.Length == 0 ? 0 : Bytes(sizes[0]), sizes.Length == 0 ? 0 : count)];
        }

        // Equal sizes are stated once, so the list of GPUs tells how many there are of each.
        IEnumerable<double> listed = facts.Of("gpu.list").Select(fact => Array.Find(sizes, size => fact.Value.Contains(", " + Quantities.Describe(Bytes(size)), StringComparison.Ordinal)));
        return [.. listed.Where(size => size >= 2).Select(Bytes)];
    }

    private static long Bytes(double gibibytes) => (long)(gibibytes * Quantities.Gibibyte);

    private static double? Number(FactSet facts, string key) =>
        double.TryParse(facts.ValueOf(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
