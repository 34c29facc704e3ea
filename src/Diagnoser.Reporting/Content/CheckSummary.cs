using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Content;

/// <summary>What a check looked at, in a few lines: the machine, its GPUs, its Python, the model.</summary>
internal sealed class CheckSummary
{
    private const int MostGpus = 8;

    /// <summary>Packages that decide whether a model runs; the others are counted.</summary>
    private static readonly string[] Packages = ["torch", "transformers", "vllm", "sglang", "llama-cpp-python", "flash-attn", "bitsandbytes", "accelerate", "peft", "deepspeed", "torch-npu", "mlx"];

    private readonly ILookup<string, string> _facts;
    private readonly CheckWording _wording;

    public CheckSummary(DiagnosisReport report, CheckWording wording)
    {
        _facts = report.Facts.ToLookup(fact => fact.Key, fact => SafeText.OneLine(fact.Value), StringComparer.Ordinal);
        _wording = wording;
    }

    /// <summary>The lines, each with what it is about.</summary>
    public IEnumerable<(string Label, string Text)> Lines()
    {
        yield return (_wording.Machine, Joined(First("os.name") ?? First("os.family"), First("os.arch"), First("os.container"), First("os.wsl") == "true" ? "WSL " + First("os.wsl.version") : null, Memory(), With("disk.free", "{0} GiB free")));
        foreach (string gpu in Gpus())
        {
            yield return (_wording.Gpu, gpu);
        }

        yield return (_wording.Python, Python());
        if (First("model.path") is { } path)
        {
            yield return (_wording.Model, Model(path));
        }
    }

    /// <summary>What could not be read, and why.</summary>
    public IEnumerable<string> NotRead() =>
        _facts.Where(group => group.Key.StartsWith("collect.", StringComparison.Ordinal)).SelectMany(group => group.Select(value => $"{group.Key.Split('.')[1]}: {value}"));

    private string? First(string key) => _facts[key].FirstOrDefault();

    private string? With(string key, string form) => First(key) is { } value ? form.Replace("{0}", value, StringComparison.Ordinal) : null;

    private string? Memory() => First("memory.limit") is { } limit ? $"{limit} GiB RAM ({With("memory.total", "{0} GiB in the host")})" : With("memory.total", "{0} GiB RAM");

    private IEnumerable<string> Gpus()
    {
        string[] list = [.. _facts["gpu.list"]];
        if (list.Length == 0)
        {
            // What could not be read is named as such; that is no machine without a GPU.
            if (First("gpu.vendor") is null)
            {
                yield break;
            }

            yield return First("gpu.vendor") is "none" ? _wording.NoGpu : Joined($"{First("gpu.count")} × {First("gpu.name") ?? First("gpu.vendor")}", With("driver.version", "driver {0}"));
            yield break;
        }

        string? driver = Joined(With("driver.version", "driver {0}"), With("cuda.driver", "CUDA {0}"));
        if (list.Length > 2 && _facts["gpu.name"].Count() == 1)
        {
            yield return Joined($"{list.Length} × {First("gpu.name")}", With("gpu.memory.total", "{0} GiB each"), With("gpu.memory.used", "{0} GiB in use on the fullest"), driver);
            yield break;
        }

        for (int index = 0; index < Math.Min(list.Length, MostGpus); index++)
        {
            yield return index == 0 && driver.Length > 0 ? Joined(list[index], driver) : list[index];
        }
    }

    private string Python()
    {
        if (First("python.executable") is not { } executable && First("python.version") is null)
        {
            return _wording.NoPython;
        }

        IEnumerable<string?> packages = Packages.Select(name => First(FactKeys.VersionOf(name)) is { } version ? $"{name} {version}" : null);
        string? count = long.TryParse(First("python.packages"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? _wording.Packages.Of(number) : null;
        return Joined([First("python.version"), $"{First("python.executable")} ({First("python.environment")})", count, .. packages]);
    }

    private string Model(string path) => Joined(
        First("model.name") is { } name && name != path ? name : null,
        path,
        First("model.format"),
        With("model.weights", "{0} GiB"),
        With("model.parameters", "{0} B"),
        First("model.dtypes") ?? First("model.dtype"),
        First("model.quantization"),
        First("model.tokenizer-size") is { } size ? Wording.Fill(_wording.Tokenizer, size) : null,
        With("model.chat-template.family", "template {0}"),
        With("model.eos", "eos {0}"));

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
