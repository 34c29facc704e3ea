using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Text;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("Qwen/Qwen2.5-7B-Instruct", "qwen2.5", "7", "instruct", null, null)]
    [InlineData("Qwen1.5-14B-Chat-GPTQ-Int4", "qwen1.5", "14", "chat", "gptq", "4")]
    [InlineData("Qwen-14B-Chat-Int4", "qwen", "14", "chat", "int4", "4")]
    [InlineData("qwen2:7b", "qwen2", "7", null, null, null)]
    [InlineData("deepseek-r1:70b", "deepseek-r1-distill", "70", null, null, null)]
    [InlineData("deepseek-r1:671b", "deepseek-r1", "671", null, null, null)]
    [InlineData("DeepSeek-R1-Distill-Qwen-32B", "deepseek-r1-distill", "32", null, null, null)]
    [InlineData("deepseek-ai/DeepSeek-Coder-V2-Lite-Instruct", "deepseek-coder-v2", null, "instruct", null, null)]
    [InlineData("deepseek-coder-6.7b-base", "deepseek-coder", "6.7", "base", null, null)]
    [InlineData("llama-2-7b-chat", "llama-2", "7", "chat", null, null)]
    [InlineData("llama-2-7b-chat.Q4_K_M.gguf", "llama-2", "7", "chat", "gguf", "4")]
    [InlineData("meta-llama/Meta-Llama-3.1-70B-Instruct", "llama-3.1", "70", "instruct", null, null)]
    [InlineData("Meta-Llama-3-8B", "llama-3", "8", null, null, null)]
    [InlineData("Llama3-8B-Instruct", "llama-3", "8", "instruct", null, null)]
    [InlineData("llama-30b", "llama", "30", null, null, null)]
    [InlineData("CodeLlama-34b-Instruct-hf", "codellama", "34", "instruct", null, null)]
    [InlineData("Qwen2.5-Coder-32B-Instruct-AWQ", "qwen2.5-coder", "32", "instruct", "awq", null)]
    [InlineData("Qwen3-30B-A3B-FP8", "qwen3", "30", null, "fp8", "8")]
    [InlineData("mixtral-8x7b-instruct-v0.1", "mixtral", "46.7", "instruct", null, null)]
    [InlineData("Qwen2-0.5B", "qwen2", "0.5", null, null, null)]
    [InlineData("01-ai/Yi-34B-Chat", "yi", "34", "chat", null, null)]
    [InlineData("gpt-oss-120b", "gpt-oss", "120", null, null, null)]
    [InlineData("gemma-2-9b-it", "gemma-2", "9", "instruct", null, null)]
    [InlineData("DeepSeek-V2.5", "deepseek-v2.5", null, null, null, null)]
    public void Names_are_taken_apart(string text, string family, string? size, string? variant, string? quantization, string? bits)
    {
        ModelName name = new ModelNameParser(FactReading.Families).Parse(text).ShouldNotBeNull();

        name.Name.ShouldBe(text);
        name.Family.ShouldBe(family);
        name.Size.ShouldBe(size);
        (name.Variants is [string first, ..] ? first : null).ShouldBe(variant);
        name.Quantization.ShouldBe(quantization);
        name.Bits.ShouldBe(bits);
    }

    [Theory]
    [InlineData("I run DeepSeek V3 here", "DeepSeek V3", "deepseek-v3")]
    [InlineData("CodeLlama 34b instruct repeats itself", "CodeLlama 34b instruct", "codellama")]
    [InlineData("Llama 2 7B chat does not stop", "Llama 2 7B chat", "llama-2")]
    [InlineData("loading /data/models/Qwen2-7B-Instruct fails", "Qwen2-7B-Instruct", "qwen2")]
    [InlineData("https://huggingface.co/Qwen/Qwen2-7B-Instruct", "Qwen/Qwen2-7B-Instruct", "qwen2")]
    [InlineData("ollama run qwen2.5:14b", "qwen2.5:14b", "qwen2.5")]
    [InlineData("通义千问回答乱码", "通义千问", "qwen")]
    public void Names_are_found_in_sentences(string text, string name, string family)
    {
        FactSet facts = FactReading.Of(text);

        facts.ValueOf("model.name").ShouldBe(name);
        facts.ValueOf("model.family").ShouldBe(family);
    }

    [Theory]
    [InlineData("I built llama.cpp from source")]
    [InlineData("pip install llama-cpp-python")]
    [InlineData("File \"/x/transformers/models/llama/modeling_llama.py\", line 3")]
    [InlineData("cloned https://github.com/QwenLM/Qwen")]
    [InlineData("LLaMA-Factory fails")]
    [InlineData("class LlamaForCausalLM has no attribute")]
    [InlineData("ollama serve")]
    [InlineData("llama_model_loader: loaded meta data")]
    [InlineData("transformers.models.qwen2.modeling_qwen2 is deprecated")]
    [InlineData("(venv) me@host:~/llama$ ls")]
    [InlineData("I love llama")]
    [InlineData("- kv 3: qwen3.block_count u32 = 36")]
    public void Programs_and_code_are_no_models(string text) =>
        FactReading.Of(text).Of("model.name").ShouldBeEmpty();

    [Fact]
    public void The_model_that_the_command_loads_comes_first()
    {
        FactSet facts = FactReading.Of("The Qwen2.5-7B-Instruct model works.\nQwen2.5-7B-Instruct is fine.\nvllm serve --model Qwen/Qwen2.5-72B-Instruct-AWQ\n");

        facts.ValueOf("model.name").ShouldBe("Qwen/Qwen2.5-72B-Instruct-AWQ");
        facts.ValueOf("model.size").ShouldBe("72");
        facts.ValueOf("model.quantization").ShouldBe("awq");
    }
}
