using System.Diagnostics;
using System.Text;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;
using Diagnoser.Collectors.Tests.ModelFiles;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Hostility;

/// <summary>Model files that somebody wrote to hurt a reader: they end in a finding, soon, and never in a failure.</summary>
public sealed class HostileModelTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(100_000_001L)]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    [InlineData(0L)]
    public async Task A_header_length_that_no_file_can_have_is_not_believed(long claimed)
    {
        byte[] bytes = [.. BitConverter.GetBytes(claimed), .. new byte[1000]];
        FakeMachine machine = new ModelFolderBuilder().Put("model-00002-of-00002.safetensors", (byte[]?)null).ToMachine();
        machine.File("/models/Qwen2.5-Tiny-Instruct/model-00002-of-00002.safetensors", bytes, length: 2L << 30);

        FactSet facts = await ExamineAsync(machine);

        facts.ValueOf("model.file.damaged").ShouldBe("model-00002-of-00002.safetensors: it does not start with a safetensors header");
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    public async Task Nesting_without_end_is_no_JSON(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, 500_000));
        byte[] header = Encoding.UTF8.GetBytes(deep);
        ModelFolderBuilder model = new ModelFolderBuilder()
            .Put("config.json", deep)
            .Put("tokenizer_config.json", deep)
            .Put("tokenizer.json", deep)
            .Put("model.safetensors.index.json", deep)
            .Put("model-00001-of-00002.safetensors", [.. BitConverter.GetBytes((long)header.Length), .. header]);

        FactSet facts = await ExamineAsync(model.ToMachine());

        facts.Values("model.file.bad-json").Length.ShouldBe(4);
        facts.ValueOf("model.file.damaged").ShouldBe("model-00001-of-00002.safetensors: its header is no valid JSON");
    }

    [Theory]
    [InlineData("9999999999999999999999999")]
    [InlineData("-1")]
    [InlineData("1e308")]
    [InlineData("4611686018427387904")]
    [InlineData("\"many\"")]
    [InlineData("[[[]]]")]
    [InlineData("null")]
    public async Task Numbers_that_are_none_are_left_out(string number)
    {
        string config = $$"""
            {"model_type": "qwen2", "hidden_size": {{number}}, "num_hidden_layers": {{number}}, "num_attention_heads": {{number}}, "vocab_size": {{number}},
             "intermediate_size": {{number}}, "max_position_embeddings": {{number}}, "num_key_value_heads": {{number}}, "head_dim": {{number}}, "num_experts": {{number}}}
            """;
        string header = $$"""{"a": {"dtype": "BF16", "shape": [{{number}}, {{number}}], "data_offsets": [{{number}}, {{number}}]} }""";
        byte[] bytes = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header)];

        FactSet facts = await ExamineAsync(new ModelFolderBuilder().Put("config.json", config).Put("model-00001-of-00002.safetensors", bytes).ToMachine());

        facts.ValueOf("model.type").ShouldBe("qwen2");
        facts.Of("fit.needed").ShouldAllBe(fact => !fact.Value.Contains('∞') && !fact.Value.StartsWith('-'));
    }

    [Theory]
    [InlineData(ulong.MaxValue, 1UL)]
    [InlineData(1UL, ulong.MaxValue)]
    [InlineData(999_999UL, 0UL)]
    [InlineData(0UL, 999_999UL)]
    public async Task Counts_that_a_GGUF_file_cannot_hold_are_not_believed(ulong tensors, ulong pairs)
    {
        byte[] bytes = [.. "GGUF"u8, .. BitConverter.GetBytes(3u), .. BitConverter.GetBytes(tensors), .. BitConverter.GetBytes(pairs), .. new byte[200]];
        FakeMachine machine = new FakeMachine().File("/models/x.gguf", bytes);

        FactSet facts = await ExamineAsync(machine, "/models/x.gguf");

        (facts.ValueOf("model.file.damaged") ?? facts.ValueOf("model.file.gguf-truncated")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_list_in_a_GGUF_file_that_claims_as_much_as_the_file_is_long_is_not_kept()
    {
        byte[] key = Encoding.UTF8.GetBytes("tokenizer.ggml.tokens");
        byte[] bytes =
        [
            .. "GGUF"u8, .. BitConverter.GetBytes(3u), .. BitConverter.GetBytes(0UL), .. BitConverter.GetBytes(1UL),
            .. BitConverter.GetBytes((ulong)key.Length), .. key, .. BitConverter.GetBytes(9u), .. BitConverter.GetBytes(8u), .. BitConverter.GetBytes(1UL << 40), .. new byte[100],
        ];

        FactSet facts = await ExamineAsync(new FakeMachine().File("/models/x.gguf", bytes, length: 2L << 40), "/models/x.gguf");

        facts.All.Select(fact => fact.Key).ShouldNotContain("collect.model.failed");
    }

    [Fact]
    public async Task A_folder_of_links_in_a_circle_has_nothing_to_read()
    {
        FakeMachine machine = new FakeMachine().Folder("/models/loop");
        machine.Virtual.AddLink("/models/loop/config.json", "/models/loop/other.json");
        machine.Virtual.AddLink("/models/loop/other.json", "/models/loop/config.json");
        machine.Virtual.AddLink("/models/loop/self", "/models/loop");
        machine.Virtual.AddLink("/models/loop/model.safetensors", "/models/loop/self/self/model.safetensors");

        FactSet facts = await ExamineAsync(machine, "/models/loop");

        facts.Values("model.file.unfinished-download").ShouldContain("config.json is a link to a file that is not there");
    }

    [Fact]
    public async Task A_folder_that_must_not_be_read_is_named()
    {
        FakeMachine machine = new();
        machine.Virtual.Deny("/models/closed");

        FactSet facts = await ExamineAsync(machine, "/models/closed");

        facts.ValueOf("collect.model.unreadable").ShouldBe("/models/closed");
        facts.All.Select(fact => fact.Key).ShouldNotContain("collect.model.failed");
    }

    private static async Task<FactSet> ExamineAsync(FakeMachine machine, string model = "/models/Qwen2.5-Tiny-Instruct")
    {
        long start = Stopwatch.GetTimestamp();
        FactSet facts = await machine.CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = model });
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Soon);
        facts.All.Select(fact => fact.Key).ShouldNotContain("collect.model.failed");
        return facts;
    }
}
