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
