using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>States the facts that settings give.</summary>
internal static class SettingValues
{
    /// <summary>Reads a setting's value.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value; empty if there is none.</param>
    /// <param name="line">The line.</param>
    /// <param name="context">Receives evidence and model names.</param>
    /// <param name="facts">Receives the facts.</param>
    /// <param name="models">Takes the names of models apart.</param>
    public static void Read(Setting setting, ReadOnlySpan<char> value, in LogLine line, TextContext context, FactLedger facts, ModelNameParser models)
    {
        bool assigned = setting.IsAssigned || setting.IsFlag;
        switch (setting.Kind)
        {
            case SettingKind.Model when assigned:
                ReadModel(value, line, context, models);
                break;
            case SettingKind.Tensor:
                Number("parallel.tensor", value, 1, 1024, line, facts);
                break;
            case SettingKind.Pipeline:
                Number("parallel.pipeline", value, 1, 1024, line, facts);
                break;
            case SettingKind.WorldSize when assigned:
                Number("parallel.world-size", value, 1, 100000, line, facts);
                break;
            case SettingKind.Nodes when assigned:
                Number("parallel.nodes", value, 1, 10000, line, facts);
                break;
            case SettingKind.GpusPerNode when assigned:
                Number("parallel.world-size", value, 1, 10000, line, facts);
                context.NoteDevices(int.TryParse(value, out int perNode) ? perNode : 0, line.Number);
                break;
            case SettingKind.DeviceIndex when assigned:
                context.NoteDevices(int.TryParse(value, out int index) ? index + 1 : 0, line.Number);
                break;
            case SettingKind.VisibleDevices when assigned:
                context.NoteDevices(CountDevices(value, line.Text), line.Number);
                break;
            case SettingKind.Context when assigned:
                Number("model.context", value, 16, 20_000_000, line, facts);
                break;
            case SettingKind.Temperature:
                ReadTemperature(value, line, facts);
                break;
            case SettingKind.NewTokens:
                Number("generation.max-new-tokens", value, 1, 10_000_000, line, facts);
                break;
            default:
                ReadWeights(setting, value, line, facts);
                ReadTraining(setting, value, line, context, facts);
                break;
        }
    }

    private static void ReadModel(ReadOnlySpan<char> value, in LogLine line, TextContext context, ModelNameParser models)
    {
        if (value.Length is < 3 or > 300 || value.ContainsAny(CharacterSets.NoModel) || value.Contains("...", StringComparison.Ordinal) || value.Contains("sha256", StringComparison.Ordinal) || models.Parse(value) is not { } name)
        {
            return;
        }

        bool plausible = name.Family is not null || ((value.Contains('/') || value.Contains('-')) && value.IndexOfAnyInRange('0', '9') >= 0 && !value.EndsWith(".py", StringComparison.Ordinal));
        if (plausible)
        {
            context.Models.Add(name, line.Number, FactStrength.Printed);
        }
    }

    private static void ReadWeights(Setting setting, ReadOnlySpan<char> value, in LogLine line, FactLedger facts)
    {
        bool assigned = setting.IsAssigned || setting.IsFlag;
        switch (setting.Kind)
        {
            case SettingKind.Dtype when assigned:
                string? dtype = DtypeOf(value);
                facts.Add("model.dtype", dtype, line.Number, FactStrength.Stated);
                break;
            case SettingKind.HalfPrecision when IsOn(setting, value):
                facts.Add("model.dtype", "float16", line.Number, FactStrength.Stated);
                break;
            case SettingKind.BrainPrecision when IsOn(setting, value):
                facts.Add("model.dtype", "bfloat16", line.Number, FactStrength.Stated);
                break;
            case SettingKind.Quantization when assigned && value.Length is > 2 and < 24 && char.IsAsciiLetter(value[0]) && !Is(value, "None") && !Is(value, "null") && !Is(value, "true") && !Is(value, "false"):
                facts.Add("model.quantization", QuantizationOf(value), line.Number, FactStrength.Stated);
                break;
            case SettingKind.QuantizationBits when value is "2" or "3" or "4" or "8":
                facts.Add("model.quantization.bits", value, line.Number, FactStrength.Stated);
                break;
            case SettingKind.Load4Bit when IsOn(setting, value):
                facts.Add("model.quantization", "bnb-4bit", line.Number, FactStrength.Stated);
                facts.Add("model.quantization.bits", "4", line.Number, FactStrength.Stated);
                break;
            case SettingKind.Load8Bit when IsOn(setting, value):
                facts.Add("model.quantization", "bnb-8bit", line.Number, FactStrength.Stated);
                facts.Add("model.quantization.bits", "8", line.Number, FactStrength.Stated);
                break;
        }
    }

    private static void ReadTraining(Setting setting, ReadOnlySpan<char> value, in LogLine line, TextContext context, FactLedger facts)
    {
        string? method = null;
        switch (setting.Kind)
        {
            case SettingKind.BatchSize when setting.IsAssigned || setting.IsFlag:
                Number("training.batch-size", value, 1, 4096, line, facts);
                break;
            case SettingKind.ZeroStage:
                Number("training.zero-stage", value, 0, 3, line, facts);
                break;
            case SettingKind.Stage when setting.IsAssigned && value is "0" or "1" or "2" or "3":
                facts.Add("training.zero-stage", value, line.Number, FactStrength.Stated);
                break;
            case SettingKind.Stage when setting.IsAssigned || setting.IsFlag:
                method = value switch { "dpo" => "dpo", "pt" => "pretraining", "ppo" or "rm" or "kto" => "rlhf", _ => null };
                context.Stages.Add("fine-tuning", method is not null || value is "sft" ? 4 : 0.001, line.Number);
                break;
            case SettingKind.DeepSpeedConfig:
                int zero = value.IndexOf("zero", StringComparison.OrdinalIgnoreCase);
                ReadOnlySpan<char> stage = zero < 0 ? [] : value[(zero + 4)..].TrimStart("_-stage");
                facts.Add("training.zero-stage", stage is [>= '0' and <= '3', ..] ? stage[..1] : [], line.Number, FactStrength.Stated);
                break;
            case SettingKind.TuningType when setting.IsAssigned || setting.IsFlag:
                method = value switch { "lora" => "lora", "qlora" => "qlora", "full" => "full", _ => null };
                break;
            case SettingKind.Lora when IsOn(setting, value) || (setting.IsAssigned && value.Length > 0 && !Is(value, "False")):
                method = "lora";
                break;
            case SettingKind.QLora when IsOn(setting, value):
                method = "qlora";
                break;
        }

        facts.Add("training.method", method, line.Number, FactStrength.Stated);
    }

    private static bool IsOn(Setting setting, ReadOnlySpan<char> value) =>
        Is(value, "true") || Is(value, "1") || (setting.IsFlag && !setting.IsAssigned && !Is(value, "false") && !Is(value, "no") && !Is(value, "0"));

    private static bool Is(ReadOnlySpan<char> value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static void Number(string key, ReadOnlySpan<char> value, double least, double most, in LogLine line, FactLedger facts)
    {
        if (TextScan.TryReadNumber(value, out double number, out int length) && number >= least && number <= most && value[..length].IndexOf('.') < 0 && TextScan.IsWordEnd(value, length))
        {
            facts.Add(key, value[..length], line.Number, FactStrength.Stated);
        }
    }

    private static void ReadTemperature(ReadOnlySpan<char> value, in LogLine line, FactLedger facts)
    {
        if (TextScan.TryReadNumber(value, out double number, out int length) && number <= 5 && TextScan.IsWordEnd(value, length))
        {
            facts.Add("generation.temperature", value[..length], line.Number, FactStrength.Stated);
        }
    }

    private static string? DtypeOf(ReadOnlySpan<char> value)
    {
        value = value.StartsWith("torch.", StringComparison.Ordinal) ? value[6..] : value;
        return value switch
        {
            "float16" or "half" or "fp16" or "f16" => "float16",
            "bfloat16" or "bf16" => "bfloat16",
            "float32" or "float" or "fp32" => "float32",
            "fp8" or "float8_e4m3fn" => "fp8",
            _ => null,
        };
    }

    private static string? QuantizationOf(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[24];
        ReadOnlySpan<char> name = lower[..value.ToLowerInvariant(lower)];
        return name switch
        {
            "bitsandbytes" or "bitsandbytes-nf4" => "bnb-4bit",
            "gptq_marlin" => "gptq",
            "awq_marlin" => "awq",
            _ => name.ContainsAnyExcept(CharacterSets.Method) ? null : name.ToString(),
        };
    }

    /// <summary>Counts a list such as 0,1,2,3. A value stops at the first comma, so the list is read from the line.</summary>
    private static int CountDevices(ReadOnlySpan<char> value, ReadOnlySpan<char> text)
    {
        if (value.IsEmpty || !char.IsAsciiDigit(value[0]) || !text.Holds(value, out int offset))
        {
            return 0;
        }

        int count = 1;
        for (int at = offset; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == ','); at++)
        {
            count += text[at] == ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) ? 1 : 0;
        }

        return count;
    }
}
