using System.IO.Compression;
using System.Text.Json.Nodes;
using Diagnoser.Collectors.Tests.ModelFiles;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests.Machines;

/// <summary>Model folders with one thing wrong: what <c>llmdiag check --model</c> finds in each.</summary>
public sealed class ModelFolderFindingTests
{
    private const string Second = "model-00002-of-00002.safetensors";

    private static readonly Dictionary<string, (string Rule, string Says, Action<ModelFolderBuilder> Break)> Broken = new(StringComparer.Ordinal)
    {
        ["a shard cut short"] = ("model-file-safetensors-truncated", Second, model => model.Put(Second, ModelFolderBuilder.Safetensors(("model.layers.1.mlp.gate_proj.weight", [16, 8]), ("lm_head.weight", [12, 8]))[..^100])),
        ["a checkpoint cut short"] = ("model-file-checkpoint-truncated", "pytorch_model.bin", model => Bin(model, half: true)),
        ["a shard that is missing"] = ("model-file-shard-missing", Second, model => model.Put(Second, (byte[]?)null)),
        ["a tensor that is missing"] = ("model-file-tensor-missing", "lm_head.weight", model => model.Put(Second, ModelFolderBuilder.Safetensors(("model.layers.1.mlp.gate_proj.weight", [16, 8])))),
        ["a Git LFS pointer"] = ("model-file-lfs-pointer", "3.7 GiB", model => model.Put(Second, "version https://git-lfs.github.com/spec/v1\noid sha256:4665465400dd\nsize 3945441440\n")),
        ["an empty file"] = ("model-file-empty", "tokenizer.json", model => model.Put("tokenizer.json", "")),
        ["a web page"] = ("model-file-web-page", "config.json", model => model.Put("config.json", "<!DOCTYPE html><html><body>Sign in</body></html>")),
        ["a download that did not end"] = ("model-file-unfinished-download", Second, model => model.Put(Second, (byte[]?)null).Put(Second + ".incomplete", "part")),
        ["a header that is no header"] = ("model-file-safetensors-damaged", Second, model => model.Put(Second, "this is no tensor file at all, only a text of some length")),
        ["a file with something behind it"] = ("model-file-too-long", Second, model => model.Put(Second, [.. ModelFolderBuilder.Safetensors(("model.layers.1.mlp.gate_proj.weight", [16, 8]), ("lm_head.weight", [12, 8])), .. new byte[64]])),
        ["no config"] = ("model-file-config-missing", "config.json", model => model.Put("config.json", (byte[]?)null)),
        ["no weights"] = ("model-file-weights-missing", "no weights", model => { model.Shards.Clear(); model.Put("model.safetensors.index.json", (byte[]?)null); }),
        ["a config that is no JSON"] = ("model-file-json-broken", "config.json", model => model.Put("config.json", "{\"model_type\": \"qwen2\",}")),
        ["a tokenizer that is no JSON"] = ("model-file-tokenizer-json-broken", "tokenizer.json", model => model.Put("tokenizer.json", "{\"model\": {\"vocab\": {")),
        ["the config of another model"] = ("model-file-config-of-another-model", "hidden_size 4096", model => model.Config["hidden_size"] = 4096),
        ["an embedding of another size"] = ("model-file-embedding-rows", "vocab_size 13", model => model.Config["vocab_size"] = 13),
        ["no tokenizer"] = ("model-file-tokenizer-missing", "tokenizer", model => model.Put("tokenizer.json", (byte[]?)null).Put("tokenizer_config.json", (byte[]?)null)),
        ["the tokenizer of another model"] = ("model-file-tokenizer-of-another-model", "5000 tokens", model => model.Tokenizer["model"]!["vocab"] = Vocabulary(5000)),
        ["more tokens than rows"] = ("model-file-vocabulary-larger-than-embedding", "largest id is 12", model => ((JsonArray)model.Tokenizer["added_tokens"]!).Add(ModelFolderBuilder.Added(12, "<tool>"))),
        ["tokens of the template that are missing"] = ("model-file-added-tokens-missing", "<|im_end|>", WithoutMarkers),
        ["the template of another family"] = ("model-file-template-of-another-family", "llama-3", model => model.TokenizerConfig["chat_template"] = "{{ '<|start_header_id|>user<|end_header_id|>' + message.content + '<|eot_id|>' }}"),
        ["no template"] = ("model-file-chat-template-missing", "Qwen2.5-Tiny-Instruct", model => model.TokenizerConfig.Remove("chat_template")),
        ["a generation that does not end with the turn"] = ("model-file-eos-mismatch", "<|im_end|> (11)", model => model.Generation["eos_token_id"] = 9),
        ["an end outside of the vocabulary"] = ("model-file-eos-outside-vocabulary", "151645", model => model.Generation["eos_token_id"] = new JsonArray(11, 151645)),
        ["quantized tensors without configuration"] = ("model-file-quantization-missing", "qweight", model => model.Shards[Second] = [("model.layers.1.mlp.gate_proj.qweight", [16, 8]), ("lm_head.weight", [12, 8])]),
        ["a quantization that is not there"] = ("model-file-quantization-without-tensors", "gptq", model => model.Config["quantization_config"] = new JsonObject { ["quant_method"] = "gptq", ["bits"] = 4 }),
    };

    public static TheoryData<string> Kinds => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_broken_folder_gets_its_finding_and_exit_code_1(string kind)
    {
        (string rule, string says, Action<ModelFolderBuilder> change) = Broken[kind];
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new ModelFolderBuilder().Change(change);

        ProgramRun run = await machine.Model(model).CheckAsync("--model", model.Folder);
        DiagnosisReport report = JsonReport.Read((await machine.CheckAsync("--model", model.Folder, "--format", "json")).Output);

        run.ExitCode.ShouldBe(1, run.Output + run.Error);
        Finding finding = report.Findings.SingleOrDefault(finding => finding.Rule == rule).ShouldNotBeNull(string.Join(", ", report.Findings.Select(other => other.Rule)));
        $"{finding.Title} {finding.Explanation} {string.Join(' ', finding.Evidence.Select(evidence => evidence.Value))}".ShouldContain(says);
        finding.Fixes.ShouldNotBeEmpty();
        run.Output.Replace("\n", " ", StringComparison.Ordinal).ShouldContain(finding.Fixes[0].Title);
    }

    [Fact]
    public async Task A_sound_folder_gives_exit_code_0_and_says_what_was_checked()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new();

        ProgramRun run = await machine.Model(model).Python("torch 2.5.1", "transformers 4.46.2").CheckAsync("--model", model.Folder);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldMatchApproved(options => options.NoDiff().SubFolder("Approved"));
    }

    [Fact]
    public async Task What_has_to_be_fetched_again_is_named_with_the_command()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new ModelFolderBuilder { Folder = "/home/user/.cache/huggingface/hub/models--Qwen--Qwen2.5-Tiny-Instruct/snapshots/abc" }.Change(Broken["a shard cut short"].Break);

        ProgramRun run = await machine.Model(model).File("/home/user/.cache/huggingface/hub/models--Qwen--Qwen2.5-Tiny-Instruct/refs/main", "abc").CheckAsync("--model", "Qwen/Qwen2.5-Tiny-Instruct");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.ShouldContain($"    hf download Qwen/Qwen2.5-Tiny-Instruct {Second} --force-download{Environment.NewLine}");
        run.Output.ShouldNotContain("--local-dir");
    }

    [Fact]
    public async Task A_name_that_a_shell_would_take_for_more_than_a_name_is_not_put_into_a_command()
    {
        using WrittenMachine machine = new();
        const string hostile = "model-00001-of-00002$(touch x).safetensors";
        ModelFolderBuilder model = new ModelFolderBuilder().Put("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"" + hostile + "\"}}");

        ProgramRun run = await machine.Model(model).CheckAsync("--model", model.Folder, "--verbose");

        run.ExitCode.ShouldBe(1);
        run.Output.Split('\n').Where(line => line.Contains("hf download", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("touch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_GGUF_file_cut_in_half_is_found_and_a_whole_one_is_sound()
    {
        byte[] whole = ModelFolderBuilder.Gguf();
        using WrittenMachine machine = new();
        machine.File("/models/whole.gguf", whole).File("/models/half.gguf", whole[..(whole.Length / 2)]);

        ProgramRun sound = await machine.CheckAsync("--model", "/models/whole.gguf");
        ProgramRun half = await machine.CheckAsync("--model", "/models/half.gguf");

        sound.ExitCode.ShouldBe(0, sound.Output);
        half.ExitCode.ShouldBe(1);
        half.Output.ShouldStartWith("Problem: The GGUF file is cut short: half.gguf has ");
    }

    [Fact]
    public async Task Padding_equal_to_the_end_is_worth_knowing_and_no_problem()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new ModelFolderBuilder().Change(model => model.TokenizerConfig["pad_token"] = "<|im_end|>");

        ProgramRun run = await machine.Model(model).CheckAsync("--model", model.Folder);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("Padding and end of text are the same token");
    }

    [Fact]
    public async Task A_base_model_is_told_from_one_for_chats()
    {
        using WrittenMachine machine = new();
        ModelFolderBuilder model = new() { Folder = "/models/Qwen2.5-Tiny" };
        model.Config["eos_token_id"] = 9;
        model.Generation["eos_token_id"] = 9;
        model.TokenizerConfig["eos_token"] = "<|endoftext|>";

        ProgramRun run = await machine.Model(model).CheckAsync("--model", model.Folder);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("A base model, with a chat template in its folder");
        run.Output.ShouldNotContain("will not stop");
    }

    private static void Bin(ModelFolderBuilder model, bool half)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("archive/data.pkl").Open();
            entry.Write(new byte[500]);
        }

        model.Shards.Clear();
        model.Put("model.safetensors.index.json", (byte[]?)null).Put("pytorch_model.bin", half ? stream.ToArray()[..((int)stream.Length / 2)] : stream.ToArray());
    }

    private static void WithoutMarkers(ModelFolderBuilder model)
    {
        model.Tokenizer["added_tokens"] = new JsonArray(ModelFolderBuilder.Added(9, "<|endoftext|>"));
        model.TokenizerConfig["added_tokens_decoder"] = new JsonObject { ["9"] = new JsonObject { ["content"] = "<|endoftext|>" } };
    }

    private static JsonObject Vocabulary(int size) =>
        new(Enumerable.Range(0, size).Select(id => KeyValuePair.Create<string, JsonNode?>($"t{id}", id)));
}
