using Diagnoser.Collectors.Tests.ModelFiles;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using System.Text.Json.Nodes;

namespace Diagnoser.Cli.Tests.Machines;

/// <summary>A sound model on a machine that cannot run it, or not as it stands.</summary>
public sealed class ModelOnMachineTests
{
    [Theory]
    [InlineData("0.5.0", "model-file-bf16-refused-by-old-vllm")]
    [InlineData("0.11.0", "model-file-bf16-on-older-gpu")]
    public async Task A_bfloat16_model_on_a_GPU_without_bfloat16_is_found(string vllm, string rule)
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();

        DiagnosisReport report = await ReportAsync(machine.Model(model).Gpu("Tesla T4", 15360, "7.5").Python("torch 2.5.1", "transformers 4.51.3", $"vllm {vllm}"), model);

        report.Findings.Select(finding => finding.Rule).ShouldContain(rule);
    }

    [Theory]
    [InlineData("awq", "model-file-awq-package-missing")]
    [InlineData("gptq", "model-file-gptq-package-missing")]
    [InlineData("bitsandbytes", "model-file-bitsandbytes-package-missing")]
    [InlineData("compressed-tensors", "model-file-compressed-tensors-package-missing")]
    public async Task A_quantization_that_nothing_installed_reads_is_found(string method, string rule)
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();
        model.Config["quantization_config"] = new JsonObject { ["quant_method"] = method, ["bits"] = 4 };
        model.Shards["model-00002-of-00002.safetensors"] = [("model.layers.1.mlp.gate_proj.qweight", [16, 8]), ("lm_head.weight", [12, 8])];

        DiagnosisReport report = await ReportAsync(machine.Model(model).Python("torch 2.5.1", "transformers 4.46.2"), model);

        report.Findings.Select(finding => finding.Rule).ShouldContain(rule);
    }

    [Fact]
    public async Task AWQ_weights_on_a_V100_are_found()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();
        model.Config["quantization_config"] = new JsonObject { ["quant_method"] = "awq", ["bits"] = 4 };
        model.Shards["model-00002-of-00002.safetensors"] = [("model.layers.1.mlp.gate_proj.qweight", [16, 8]), ("lm_head.weight", [12, 8])];

        DiagnosisReport report = await ReportAsync(machine.Model(model).Gpu("Tesla V100-SXM2-16GB", 16384, "7.0").Python("torch 2.5.1", "vllm 0.6.3"), model);

        report.Findings.Select(finding => finding.Rule).ShouldContain("model-file-awq-on-older-gpu");
    }

    [Fact]
    public async Task Pickle_weights_that_transformers_refuses_are_found()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();
        model.Shards.Clear();
        model.Put("model.safetensors.index.json", (byte[]?)null).Put("pytorch_model.bin", new byte[300]);

        DiagnosisReport report = await ReportAsync(machine.Model(model).Python("torch 2.5.1", "transformers 4.52.3"), model);

        report.Findings.Select(finding => finding.Rule).ShouldContain("model-file-pickle-refused");
    }

    [Fact]
    public async Task A_server_that_is_asked_for_more_context_than_the_model_has_is_found()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();
        machine.Model(model).File("/proc/77/cmdline", $"python3\0-m\0vllm.entrypoints.openai.api_server\0--model\0{model.Folder}\0--max-model-len\0131072\0");

        DiagnosisReport report = await ReportAsync(machine, model);

        Finding finding = report.Findings.Single(finding => finding.Rule == "model-file-context-longer-than-model");
        finding.Title.ShouldBe("The context asked for (131072) is longer than the model was made for (64)");
    }

    [Fact]
    public async Task A_model_that_is_too_large_is_told_with_numbers_and_with_settings_that_fit()
    {
        using WrittenMachine machine = new();

        ProgramRun run = await Llama8B(machine).Gpu("NVIDIA GeForce RTX 3060", 12288, "8.6").CheckAsync("--model", "/models/Llama-3-8B-Instruct");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldMatchApproved(options => options.NoDiff().SubFolder("Approved"));
    }

    [Fact]
    public async Task The_context_that_is_asked_for_decides_whether_it_fits()
    {
        using WrittenMachine machine = new();
        Llama8B(machine).Gpu("NVIDIA GeForce RTX 4090", 24564, "8.9");

        ProgramRun usual = await machine.CheckAsync("--model", "/models/Llama-3-8B-Instruct");
        ProgramRun large = await machine.CheckAsync("--model", "/models/Llama-3-8B-Instruct", "--context", "131072");

        usual.ExitCode.ShouldBe(0, usual.Output);
        large.ExitCode.ShouldBe(1);
        large.Output.ShouldContain("KV cache 16 GiB (131072 tokens, 128 KiB each)");
        large.Output.ShouldContain("- limit the context to ");
    }

    [Fact]
    public async Task Without_a_GPU_main_memory_is_what_counts()
    {
        using WrittenMachine machine = new();

        ProgramRun run = await Llama8B(machine).CheckAsync("--model", "/models/Llama-3-8B-Instruct");

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.Replace($"{Environment.NewLine}  ", " ", StringComparison.Ordinal).ShouldContain("in main memory: it fits, and runs on the processor.");
    }

    /// <summary>Llama 3 8B by its shape and by the length of its weights, of which only the header is there.</summary>
    private static WrittenMachine Llama8B(WrittenMachine machine)
    {
        ModelFolderBuilder model = new() { Folder = "/models/Llama-3-8B-Instruct" };
        foreach ((string key, long value) in new[] { ("hidden_size", 4096L), ("intermediate_size", 14336L), ("num_hidden_layers", 32L), ("num_attention_heads", 32L), ("num_key_value_heads", 8L), ("max_position_embeddings", 8192L), ("vocab_size", 128256L) })
        {
            model.Config[key] = value;
        }

        model.Tokenizer["model"]!["vocab"] = new JsonObject { ["a"] = 0, ["z"] = 128_255 };
        model.Shards.Clear();
        model.Put("model.safetensors.index.json", (byte[]?)null);

        // The layers stand in one tensor, so that the parameters come to 8.03 billion.
        byte[] header = ModelFolderBuilder.SafetensorsHeader(out long length, ("model.embed_tokens.weight", [128_256, 4096]), ("model.layers.31.all.weight", [6_979_588_096 / 4096, 4096]), ("lm_head.weight", [128_256, 4096]));
        return machine.Model(model).File(model.Folder + "/model.safetensors", header, length);
    }

    private static async Task<DiagnosisReport> ReportAsync(WrittenMachine machine, ModelFolderBuilder model) =>
        JsonReport.Read((await machine.CheckAsync("--model", model.Folder, "--format", "json")).Output);
}
