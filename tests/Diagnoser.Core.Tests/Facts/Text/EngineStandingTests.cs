using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class EngineStandingTests
{
    [Theory]
    [InlineData("没有使用vllm，直接用transformers推理，输出乱码")]
    [InlineData("不用 vllm，模型一直重复")]
    [InlineData("没有用vllm或者ollama，输出乱码")]
    [InlineData("without vLLM, the model repeats itself")]
    [InlineData("I am not using ollama. The model repeats itself.")]
    [InlineData("I don't use the vLLM server.")]
    [InlineData("Neither vLLM nor Ollama is used here.")]
    [InlineData("Using plain code instead of vLLM, the model repeats itself")]
    public void An_engine_that_is_not_used_is_none(string text) => Engines(text).ShouldBeEmpty();

    [Theory]
    [InlineData("我没用vllm，用的是ollama，一直重复", "ollama")]
    [InlineData("I don't use vLLM but llama.cpp, and it outputs garbage", "llama.cpp")]
    [InlineData("I switched from ollama to vllm and now the output is garbage", "vllm")]
    [InlineData("The model works in vLLM but not in transformers, where it outputs garbage", "transformers")]
    [InlineData("用transformers正常，vllm不行，输出乱码", "vllm")]
    [InlineData("The output is garbage with Ollama, llama.cpp itself is fine", "ollama")]
    [InlineData("it works fine in llama.cpp but with ollama it repeats forever", "ollama")]
    [InlineData("ollama works, vllm gives garbage", "vllm")]
    public void Of_two_engines_that_are_compared_the_failing_one_counts(string text, string engine) => Engines(text).ShouldBe([engine]);

    [Theory]
    [InlineData("vllm 没有报错，但是一直重复")]
    [InlineData("vllm可以正常启动，但是回答是乱码")]
    [InlineData("vLLM works, but the answers are cut off")]
    [InlineData("I can't use vllm, it crashes")]
    [InlineData("无法使用vllm启动，显存不足")]
    [InlineData("有没有用vllm部署过的，一直报错")]
    [InlineData("不用vllm的时候正常")]
    [InlineData("Without vLLM it works fine.")]
    [InlineData("vllm does not work properly")]
    public void An_engine_that_is_only_spoken_of_with_a_denial_stays(string text) => Engines(text).ShouldBe(["vllm"]);

    [Theory]
    [InlineData("base_url is http://localhost:11434/v1 and answers end early", "ollama")]
    [InlineData("The server at 192.168.1.5:11434 answers slowly", "ollama")]
    [InlineData("base_url is http://localhost:1234/v1 and answers end early", "lm-studio")]
    [InlineData("vLLM listens at localhost:11434", "vllm")]
    [InlineData("base_url is http://localhost:8000/v1", null)]
    [InlineData("base_url is http://127.0.0.1:30000/v1", null)]
    [InlineData("base_url is http://localhost:12345/v1", null)]
    public void A_port_tells_the_engine_where_nothing_else_does(string text, string? engine) => FactReading.Of(text, LineRole.Prose).ValueOf("engine.name").ShouldBe(engine);

    private static IEnumerable<string> Engines(string text) => FactReading.Of(text, LineRole.Prose).Of("engine.name").Select(fact => fact.Value);
}
