using System.Text;
using System.Text.Json.Nodes;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.ModelFiles;

public sealed class ModelDoctorTests
{
    [Fact]
    public async Task A_whole_model_has_nothing_wrong_with_it()
    {
        FactSet facts = await new ModelFolderBuilder().ExamineAsync();

        Findings(facts).ShouldBeEmpty();
        facts.ValueOf("model.type").ShouldBe("qwen2");
        facts.ValueOf("model.tensors").ShouldBe("4");
        facts.ValueOf("model.dtypes").ShouldBe("BF16 100 %");
        facts.ValueOf("model.tokenizer-size").ShouldBe("12");
        facts.ValueOf("model.eos").ShouldBe("11 (<|im_end|>), 9 (<|endoftext|>)");
        facts.ValueOf("model.chat-template.family").ShouldBe("chatml");
    }

    [Fact]
    public async Task A_shard_cut_short_is_named_with_the_length_that_it_should_have()
    {
        byte[] whole = ModelFolderBuilder.Safetensors(("model.layers.1.mlp.gate_proj.weight", [16, 8]), ("lm_head.weight", [12, 8]));

        FactSet facts = await new ModelFolderBuilder().Put("model-00002-of-00002.safetensors", whole[..^100]).ExamineAsync();

        Findings(facts).ShouldBe([$"truncated: model-00002-of-00002.safetensors has {whole.Length - 100} bytes and should have {whole.Length} bytes"]);
    }

    [Fact]
    public async Task A_shard_that_ends_within_its_header_is_truncated()
    {
        byte[] whole = ModelFolderBuilder.Safetensors(("x", [16, 8]));

        FactSet facts = await new ModelFolderBuilder().Put("model-00002-of-00002.safetensors", whole[..20]).ExamineAsync();

        facts.ValueOf("model.file.truncated").ShouldBe("model-00002-of-00002.safetensors has 20 bytes: it ends within its header");
    }

    [Fact]
    public async Task A_Git_LFS_pointer_is_told_from_a_file()
    {
        FactSet facts = await new ModelFolderBuilder()
            .Put("model-00001-of-00002.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:4665465400dd\nsize 3945441440\n")
            .ExamineAsync();

        Findings(facts).ShouldBe(["lfs-pointer: model-00001-of-00002.safetensors is a Git LFS pointer of 83 bytes; the file itself has 3.7 GiB"]);
    }

    [Fact]
    public async Task A_shard_that_the_index_names_and_that_is_not_there_is_missing()
    {
        FactSet facts = await new ModelFolderBuilder().Put("model-00002-of-00002.safetensors", (byte[]?)null).ExamineAsync();

        Findings(facts).ShouldBe(["missing-shard: model-00002-of-00002.safetensors"]);
    }

    [Fact]
    public async Task Without_an_index_shards_are_missed_by_their_numbers()
    {
        FactSet facts = await new ModelFolderBuilder()
            .Put("model.safetensors.index.json", (byte[]?)null)
            .Put("model-00001-of-00002.safetensors", (byte[]?)null)
            .ExamineAsync();

        facts.Values("model.file.missing-shard").ShouldBe(["model-00001-of-00002.safetensors"]);
    }

    [Fact]
    public async Task A_generation_that_does_not_end_where_the_template_ends_a_turn_is_a_mismatch()
    {
        FactSet facts = await new ModelFolderBuilder().Change(model => model.Generation["eos_token_id"] = 9).ExamineAsync();

        facts.ValueOf("model.file.eos-mismatch").ShouldBe("generation_config eos 9 (<|endoftext|>), template ends turns with <|im_end|> (11)");
        facts.ValueOf("model.file.eos-disagreement").ShouldBe("generation_config.json ends generation at 9 (<|endoftext|>), the tokenizer's eos_token is <|im_end|> (11)");
    }

    [Fact]
    public async Task A_base_model_with_a_template_is_known_by_what_ends_its_text()
    {
        ModelFolderBuilder builder = new() { Folder = "/models/Qwen2.5-Tiny" };
        builder.Config["eos_token_id"] = 9;
        builder.Generation["eos_token_id"] = 9;
        builder.TokenizerConfig["eos_token"] = "<|endoftext|>";

        FactSet facts = await builder.ExamineAsync();

        facts.ValueOf("model.file.base-model-with-template").ShouldBe("Qwen2.5-Tiny is a base model by its name and its end-of-text token, and a chat template stands in its folder");
        facts.ValueOf("model.file.pad-is-eos").ShouldBe("pad_token and eos_token are both <|endoftext|>");
    }

    [Fact]
    public async Task A_tokenizer_of_another_model_is_known_by_its_size()
    {
        ModelFolderBuilder builder = new();
        JsonObject vocabulary = [];
        for (int id = 0; id < 50; id++)
        {
            vocabulary[$"t{id}"] = id;
        }

        builder.Tokenizer["model"]!["vocab"] = vocabulary;

        FactSet facts = await builder.ExamineAsync();

        facts.ValueOf("model.file.tokenizer-of-another-model").ShouldBe("the tokenizer has 50 tokens, and the model 12");
        facts.ValueOf("model.file.vocabulary-larger-than-embedding").ShouldBe("the tokenizer's largest id is 49, and the embedding has 12 rows");
    }

    [Fact]
    public async Task A_config_of_another_model_contradicts_the_tensors()
    {
        FactSet facts = await new ModelFolderBuilder().Change(model => { model.Config["hidden_size"] = 4096; model.Config["num_hidden_layers"] = 32; }).ExamineAsync();

        facts.Values("model.file.config-of-another-model").ShouldBe(
            ["the embedding has 8 columns, and config.json says hidden_size 4096", "the weights have 2 layers, and config.json says num_hidden_layers 32"]);
    }

    [Fact]
    public async Task Empty_files_and_web_pages_and_leftovers_of_downloads_are_named()
    {
        FactSet facts = await new ModelFolderBuilder()
            .Put("tokenizer.json", "")
            .Put("config.json", "<!DOCTYPE html><html><body>Sign in</body></html>")
            .Put("model-00002-of-00002.safetensors.incomplete", "part")
            .ExamineAsync();

        facts.ValueOf("model.file.zero-byte").ShouldBe("tokenizer.json");
        facts.ValueOf("model.file.html-page").ShouldBe("config.json is a web page of 48 bytes");
        facts.ValueOf("model.file.download-leftover").ShouldBe("model-00002-of-00002.safetensors.incomplete");
    }

    [Fact]
    public async Task An_instruction_model_without_a_template_is_named()
    {
        FactSet facts = await new ModelFolderBuilder().Change(model => model.TokenizerConfig.Remove("chat_template")).ExamineAsync();

        facts.ValueOf("model.file.no-chat-template").ShouldBe("Qwen2.5-Tiny-Instruct is an instruction model by its name, and no chat template stands in its folder");
        (await new ModelFolderBuilder().Change(model => model.TokenizerConfig.Remove("chat_template")).Put("chat_template.jinja", ModelFolderBuilder.ChatMl).ExamineAsync())
            .ValueOf("model.chat-template").ShouldBe("chat_template.jinja");
    }

    [Fact]
    public async Task A_template_of_another_family_uses_tokens_that_the_tokenizer_lacks()
    {
        FactSet facts = await new ModelFolderBuilder()
            .Change(model => model.TokenizerConfig["chat_template"] = "{{ '<|start_header_id|>user<|end_header_id|>' + message.content + '<|eot_id|>' }}")
            .ExamineAsync();

        facts.ValueOf("model.file.template-of-another-family").ShouldBe("the template is llama-3, the tokenizer's tokens are chatml; it lacks <|start_header_id|> <|end_header_id|> <|eot_id|>");
    }

    [Fact]
    public async Task A_type_or_a_quantization_that_config_and_tensors_disagree_on_is_named()
    {
        ModelFolderBuilder plain = new();
        plain.Config["torch_dtype"] = "float16";
        plain.Config["quantization_config"] = null;
        (await plain.ExamineAsync()).ValueOf("model.file.dtype-differs").ShouldBe("the tensors are bfloat16, and config.json says float16");

        ModelFolderBuilder promised = new();
        promised.Config["quantization_config"] = new JsonObject { ["quant_method"] = "gptq", ["bits"] = 4 };
        (await promised.ExamineAsync()).ValueOf("model.file.quantization-without-tensors").ShouldBe("config.json says gptq, and no tensor is quantized");

        ModelFolderBuilder quantized = new();
        quantized.Shards["model-00002-of-00002.safetensors"] = [("model.layers.1.mlp.gate_proj.qweight", [16, 8]), ("lm_head.weight", [12, 8])];
        (await quantized.ExamineAsync()).TryGet("model.file.quantization-missing", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_torch_file_whose_directory_is_missing_is_truncated()
    {
        using MemoryStream stream = new();
        using (System.IO.Compression.ZipArchive archive = new(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("archive/data.pkl").Open();
            entry.Write(new byte[500]);
        }

        byte[] whole = stream.ToArray();
        ModelFolderBuilder Bin(byte[] bytes) => new ModelFolderBuilder { Shards = { } }.Change(model => model.Shards.Clear()).Put("model.safetensors.index.json", (byte[]?)null).Put("pytorch_model.bin", bytes);

        (await Bin(whole).ExamineAsync()).TryGet("model.file.truncated", out _).ShouldBeFalse();
        (await Bin(whole[..(whole.Length / 2)]).ExamineAsync()).ValueOf("model.file.truncated")!.ShouldEndWith("it ends before its directory");
    }

    [Fact]
    public async Task A_GGUF_file_cut_in_half_is_told_from_a_whole_one()
    {
        byte[] whole = ModelFolderBuilder.Gguf();

        FactSet good = await ExamineFileAsync(whole);
        FactSet cut = await ExamineFileAsync(whole[..(whole.Length - 400)]);
        FactSet early = await ExamineFileAsync(whole[..100]);

        Findings(good).ShouldBeEmpty();
        good.ValueOf("model.gguf.architecture").ShouldBe("llama");
        good.ValueOf("model.eos").ShouldBe("</s>");
        good.ValueOf("model.max-positions").ShouldBe("4096");
        good.ValueOf("fit.kv-per-token").ShouldBe("0.25");
        cut.ValueOf("model.file.gguf-truncated")!.ShouldContain($"has {whole.Length - 400} bytes");
        early.ValueOf("model.file.gguf-truncated").ShouldBe("tiny.gguf has 100 bytes: it ends within its header");
    }

    [Fact]
    public async Task Hostile_files_end_in_a_finding_and_not_in_a_failure()
    {
        string deep = new string('[', 1_000_000);
        byte[] absurd = [.. "GGUF"u8, 3, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 16), .. new byte[64]];
        byte[] header = [.. BitConverter.GetBytes(40L), .. Encoding.UTF8.GetBytes("{\"a\":{\"data_offsets\":[0,99999999999999]}}"), .. new byte[10]];

        FactSet facts = await new ModelFolderBuilder()
            .Put("config.json", "{\"hidden_size\": 1e999, \"num_hidden_layers\": \"many\", \"eos_token_id\": [1,2,{}], \"vocab_size\": 99999999999999999999}")
            .Put("generation_config.json", deep)
            .Put("tokenizer.json", "{\"added_tokens\": [{\"id\": -5, \"content\": 7}], \"model\": {\"vocab\": " + deep)
            .Put("tokenizer_config.json", "{\"added_tokens_decoder\": {\"x\": 3, \"-1\": {}}, \"chat_template\": [1, 2]}")
            .Put("model-00001-of-00002.safetensors", header)
            .ExamineAsync();
        FactSet gguf = await ExamineFileAsync(absurd);

        facts.All.Select(fact => fact.Key).ShouldNotContain("collect.model.failed");
        facts.Values("model.file.bad-json").ShouldContain(value => value.StartsWith("generation_config.json", StringComparison.Ordinal));
        facts.Values("model.file.bad-json").ShouldContain(value => value.StartsWith("tokenizer.json", StringComparison.Ordinal));
        gguf.ValueOf("model.file.damaged").ShouldBe("tiny.gguf: a count in its header is impossible");
    }

    [Fact]
    public async Task A_model_is_found_by_its_name_in_each_cache()
    {
        const string hub = "/home/user/.cache/huggingface/hub/models--Qwen--Tiny";
        FakeMachine machine = new FakeMachine()
            .File(hub + "/refs/main", "abc\n")
            .File(hub + "/snapshots/abc/config.json", "{\"model_type\": \"qwen2\"}")
            .File(hub + "/blobs/123.incomplete", "half")
            .File("/home/user/.cache/modelscope/hub/models/Qwen/Tiny-2___5/config.json", "{\"model_type\": \"scope\"}")
            .File("/home/user/.ollama/models/manifests/registry.ollama.ai/library/tiny/1b", "{\"layers\":[{\"mediaType\":\"application/vnd.ollama.image.model\",\"digest\":\"sha256:aa\"}]}")
            .File("/home/user/.ollama/models/blobs/sha256-aa", ModelFolderBuilder.Gguf());

        FactSet fromHub = await Collect("Qwen/Tiny");
        fromHub.ValueOf("model.path").ShouldBe(hub + "/snapshots/abc");
        fromHub.ValueOf("model.file.unfinished-download").ShouldBe("123.incomplete (4 bytes) in " + hub + "/blobs");
        (await Collect("Qwen/Tiny-2.5")).ValueOf("model.type").ShouldBe("scope");
        (await Collect("tiny:1b")).ValueOf("model.gguf.architecture").ShouldBe("llama");
        (await Collect("nobody/nothing")).ValueOf("model.search")!.ShouldStartWith("nobody/nothing was not found in /home/user/work/nobody/nothing, ");

        Task<FactSet> Collect(string name) => machine.CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = name });
    }

    [Fact]
    public async Task Every_finding_is_documented()
    {
        FactSet facts = await new ModelFolderBuilder().Put("tokenizer.json", "").ExamineAsync();

        facts.All.Select(fact => fact.Key).Where(key => key.StartsWith("model.file.", StringComparison.Ordinal)).ShouldAllBe(key => FactKeys.Documented.ContainsKey(key));
    }

    private static Task<FactSet> ExamineFileAsync(byte[] bytes) =>
        new FakeMachine().File("/models/tiny.gguf", bytes).CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = "/models/tiny.gguf" });

    private static string[] Findings(FactSet facts) =>
        [.. facts.All.Where(fact => fact.Key.StartsWith("model.file.", StringComparison.Ordinal)).Select(fact => $"{fact.Key["model.file.".Length..]}: {fact.Value}")];
}
