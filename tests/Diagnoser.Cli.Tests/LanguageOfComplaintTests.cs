using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests;

/// <summary>What a person complains of decides, not the language in which it is said.</summary>
public sealed class LanguageOfComplaintTests
{
    [Theory]
    [InlineData("Qwen2.5-14B-Instruct-GPTQ-Int4 in vLLM only outputs exclamation marks.", "Qwen2.5-14B-Instruct-GPTQ-Int4 用 vLLM 部署以后输出全是感叹号。")]
    [InlineData("After LoRA fine-tuning of the base model, Qwen1.5-7B never stops generating.", "LoRA 微调 base 模型 Qwen1.5-7B 以后，模型停不下来。")]
    [InlineData("Loss is 0 from the first step when fine-tuning Qwen2-7B in fp16.", "用 fp16 微调 Qwen2-7B，从第一步开始 loss 为 0。")]
    [InlineData("DeepSeek-R1-Distill-Qwen-7B keeps repeating itself.", "DeepSeek-R1-Distill-Qwen-7B 一直重复输出。")]
    [InlineData("With Qwen-14B-Chat in vLLM the output is garbled when the prompt is longer than 2048 tokens.", "用 vLLM 跑 Qwen-14B-Chat，输入超过2048之后输出乱码。")]
    [InlineData("The answer of DeepSeek-R1-Distill-Llama-70B has no opening <think> tag.", "部署 DeepSeek-R1-Distill-Llama-70B，回答里没有<think>标签头。")]
    [InlineData("With ollama qwen2.5:72b the reply never stops and keeps repeating itself.", "用 ollama 跑 qwen2.5:72b，停不下来，一直重复。")]
    [InlineData("When streaming, the text sometimes has garbled characters.", "流式输出的时候偶尔出现乱码字符。")]
    [InlineData("With temperature 0 vLLM gives a different output for the same prompt each time.", "温度设为0，vLLM 同一个问题每次输出结果不一样。")]
    [InlineData("I fine-tuned Llama3, exported a gguf and ran ollama create; now the output is gibberish and never stops.", "Llama3 微调之后导出 gguf，ollama create 以后输出乱码，停不下来。")]
    [InlineData("On an Ascend 910B, Qwen2.5-7B-Instruct outputs gibberish.", "在昇腾 910B 上，Qwen2.5-7B-Instruct 输出乱码。")]
    [InlineData("Multi-node fine-tuning hangs, nothing happens.", "多机微调卡住了，没有任何反应。")]
    [InlineData("SGLang hangs after serving some requests, no response any more.", "SGLang 运行一段时间后卡住，没有响应。")]
    public async Task A_complaint_reaches_the_same_rules_in_English_and_in_Chinese(string english, string chinese)
    {
        string[] inEnglish = await RulesForAsync(english);

        inEnglish.ShouldNotBeEmpty();
        inEnglish.ShouldBeSubsetOf(await RulesForAsync(chinese));
    }

    private static async Task<string[]> RulesForAsync(string text)
    {
        DiagnosisReport report = JsonReport.Read((await ProgramRun.WithInputAsync(text, "explain", "--format", "json")).Output);
        return [.. report.Findings.Select(finding => finding.Rule)];
    }
}
