using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Collectors.Variables;
using Diagnoser.Core.Facts;
using FsCheck.Xunit;

namespace Diagnoser.Collectors.Tests.Variables;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("https://user:pass@host/path", "https://***@host/path")]
    [InlineData("token hf_ABCDEFGHIJKLMNOPQRSTUV here", "token hf_*** here")]
    [InlineData("no secret, and hf_hub is a name", "no secret, and hf_hub is a name")]
    [InlineData("https://huggingface.co/Qwen", "https://huggingface.co/Qwen")]
    public void Tokens_and_passwords_are_masked_and_other_text_is_not(string text, string expected) =>
        SecretMask.Apply(text).ShouldBe(expected);

    [Theory]
    [InlineData("HF_TOKEN", true)]
    [InlineData("OPENAI_API_KEY", true)]
    [InlineData("TOKENIZERS_PARALLELISM", false)]
    [InlineData("VLLM_MAX_TOKENS", false)]
    [InlineData("CUDA_VISIBLE_DEVICES", false)]
    [InlineData("--api-key", true)]
    public void Names_of_secrets_are_known(string name, bool secret) => SecretMask.IsSecretName(name).ShouldBe(secret);

    [Fact]
    public void The_values_of_secret_options_are_masked() =>
        SecretMask.ApplyToArguments(["vllm", "serve", "--api-key", "abc", "--hf-token=xyz", "--port", "8000"])
            .ShouldBe(["vllm", "serve", "--api-key", "***", "--hf-token=***", "--port", "8000"]);

    [Fact]
    public async Task A_token_never_becomes_a_fact()
    {
        FactSet facts = await new FakeMachine()
            .Variable("HF_TOKEN", "short")
            .Variable("CUDA_VISIBLE_DEVICES", "0,1")
            .Variable("HF_ENDPOINT", "https://anna:secret@mirror")
            .Variable("SHELL", "/bin/bash")
            .CollectAsync(new VariableCollector());

        facts.All.Select(fact => $"{fact.Key}={fact.Value}").ShouldBe(["env.CUDA_VISIBLE_DEVICES=0,1", "env.HF_ENDPOINT=https://***@mirror", "env.HF_TOKEN=set"]);
    }

    [Property]
    public void Masking_twice_changes_nothing_more(string? text)
    {
        string once = SecretMask.Apply(text ?? "");
        SecretMask.Apply(once).ShouldBe(once);
    }
}
