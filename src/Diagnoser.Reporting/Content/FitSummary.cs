using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Content;

/// <summary>Whether the model fits the machine, in sentences with their numbers; the arithmetic itself is the collectors'.</summary>
internal sealed class FitSummary(DiagnosisReport report, CheckWording wording)
{
    /// <summary>What of the GPUs' memory weights and training state may take, so that something is left for activations. An estimate.</summary>
    private const double ShareForTraining = 0.8;

    /// <summary>The sentences; none if no model was looked at or too little is known of it.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Number("fit.needed") is not { } needed || Number("fit.weights") is not { } weights || Number("fit.context") is not { } context || Number("fit.kv-per-token") is not { } perToken)
        {
            yield break;
        }

        double gpus = Number("fit.available") ?? 0;
        double available = gpus > 0 ? gpus : Number("memory.limit") ?? Number("memory.total") ?? 0;
        double cache = perToken * context / (1024 * 1024);
        yield return Wording.Fill(
            wording.Needed, Gib(weights), Gib(cache), context, perToken, Gib(Math.Max(0, needed - weights - cache)), Gib(needed), Gib(available), gpus > 0 ? wording.OnGpus : wording.OnProcessor, VerdictWords(gpus > 0));
        if (Number("fit.longest-context") is > 0 and var longest)
        {
            yield return Number("model.max-positions") is not { } positions ? Wording.Fill(wording.LongestContext, longest)
                : longest >= positions ? Wording.Fill(wording.WholeContext, positions)
                : Wording.Fill(wording.LongestContextOf, longest, positions);
        }

        if (Value("fit.training.full") is { } full && Value("fit.training.lora") is { } lora && Value("fit.training.qlora") is { } quantized)
        {
            IEnumerable<string> fitting = new[] { ("fit.training.qlora", "QLoRA"), ("fit.training.lora", "LoRA"), ("fit.training.full", wording.FullTraining) }
                .Where(kind => Number(kind.Item1) <= gpus * ShareForTraining)
                .Select(kind => kind.Item2);
            yield return Wording.Fill(wording.Training, full, lora, quantized) + (gpus > 0 ? " " + Wording.Fill(wording.TrainingThatFits, fitting.Any() ? string.Join(", ", fitting) : wording.Nothing) : "");
        }
    }

    /// <summary>Settings that would fit, the mildest first.</summary>
    public IEnumerable<string> Suggestions() => report.Facts.Where(fact => fact.Key == "fit.suggestion").Select(fact => fact.Value);

    private string VerdictWords(bool onGpus) => Value("fit.verdict") switch
    {
        "fits" => wording.Fits,
        "tight" => wording.Tight,
        "offload" => onGpus ? wording.Offload : wording.Slow,
        _ => wording.TooLarge,
    };

    private string? Value(string key) => report.Facts.FirstOrDefault(fact => fact.Key == key)?.Value;

    private double? Number(string key) => double.TryParse(Value(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string Gib(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
