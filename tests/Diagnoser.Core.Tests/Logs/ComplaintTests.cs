using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Tests.Logs;

public sealed class ComplaintTests
{
    private static readonly string[] s_required =
    [
        "garbage-output", "exclamation-marks", "repetition", "never-stops", "special-tokens-shown", "cut-answer", "empty-answer", "wrong-language", "ignores-instructions",
        "worse-than-expected", "inconsistent-output", "thinking-tags", "replacement-characters", "stuck", "slow-inference", "slow-training", "slow-loading", "loss-zero", "loss-nan",
        "loss-not-falling", "learning-rate-zero", "training-stuck", "out-of-memory", "crash", "killed", "cannot-load", "cannot-install", "tool-calls-broken", "loses-context", "gpu-not-used",
    ];

    [Fact]
    public void Every_kind_is_there_and_names_a_symptom_of_the_taxonomy()
    {
        using StreamReader yaml = new(RepositoryFiles.PathOf("training-data", "taxonomy.yaml"));
        HashSet<string> symptoms = [.. TaxonomyReader.Read("taxonomy.yaml", yaml).SymptomCategories.SelectMany(category => category.Symptoms).Select(symptom => symptom.Code)];

        Reading.Kinds.Select(kind => kind.Name).Order().ShouldBe(s_required.Order());
        Reading.Kinds.ShouldAllBe(kind => symptoms.Contains(kind.Symptom) && kind.Title.Length > 0 && kind.Phrases.Count > 0);
    }

    [Fact]
    public void Every_phrase_is_a_valid_pattern()
    {
        Reading.Kinds.SelectMany(kind => kind.Phrases).Where(phrase => TextPattern.Parse(phrase).Validate() is not null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The replies are complete gibberish.", "garbage-output")]
    [InlineData("the output is just random characters", "garbage-output")]
    [InlineData("回答完全是胡言乱语", "garbage-output")]
    [InlineData("It outputs only exclamation marks", "exclamation-marks")]
    [InlineData("输出全是感叹号！", "exclamation-marks")]
    [InlineData("The model starts repeating itself after a few sentences.", "repetition")]
    [InlineData("it gets stuck in an endless loop of the same answer", "repetition")]
    [InlineData("模型会不断重复同一段话", "repetition")]
    [InlineData("转成gguf之后q4_k_m输出乱码，原模型正常", "garbage-output")]
    [InlineData("stuck at \"Loading checkpoint shards: 0%\"", "stuck")]
    [InlineData("it just repeats \"assistant assistant assistant\" forever.", "repetition")]
    [InlineData("embeddings are all NaN", "loss-nan")]
    [InlineData("ollama ps says 100% CPU", "gpu-not-used")]
    [InlineData("工具调用的结果直接出现在 content 里", "tool-calls-broken")]
    [InlineData("vllm 部署的模型一直输出乱码", "garbage-output")]
    [InlineData("使用llama2模型做推理时，出现反复回答的情况", "repetition")]
    [InlineData("the server keeps returning # for every prompt", "garbage-output")]
    [InlineData("It generates random mixed-language tokens", "garbage-output")]
    [InlineData("Generation never stops, the eos token is not generated", "never-stops")]
    [InlineData("It keeps generating until max_new_tokens.", "never-stops")]
    [InlineData("[BUG] Qwen1.5-14B回答不会停止", "never-stops")]
    [InlineData("[Badcase]: the model keeps repeating the prompt and never stops", "repetition")]
    [InlineData("回答之后停不下来，开始自问自答", "never-stops")]
    [InlineData("The answers end with special tokens such as <|im_end|>", "special-tokens-shown")]
    [InlineData("Long answers are truncated in the middle of a sentence", "cut-answer")]
    [InlineData("回答总是被截断", "cut-answer")]
    [InlineData("I get an empty response from the server", "empty-answer")]
    [InlineData("请求成功但是返回内容为空", "empty-answer")]
    [InlineData("It suddenly answers in Chinese although I ask in English", "wrong-language")]
    [InlineData("The model does not follow the system prompt.", "ignores-instructions")]
    [InlineData("模型答非所问", "ignores-instructions")]
    [InlineData("After some turns it forgets everything I told it", "loses-context")]
    [InlineData("the bot cannot remember what I said before", "loses-context")]
    [InlineData("聊了几轮之后模型就忘记前面说的内容了", "loses-context")]
    [InlineData("The accuracy is much worse than in the paper", "worse-than-expected")]
    [InlineData("量化之后效果很差", "worse-than-expected")]
    [InlineData("The outputs are different in every run even with temperature 0", "inconsistent-output")]
    [InlineData("vllm和transformers的结果不一致", "inconsistent-output")]
    [InlineData("There is no <think> tag in the answer", "thinking-tags")]
    [InlineData("The server hangs after the first request", "stuck")]
    [InlineData("Inference is very slow on my 4090", "slow-inference")]
    [InlineData("推理速度太慢了", "slow-inference")]
    [InlineData("After a few hours Ollama reverts to CPU.", "gpu-not-used")]
    [InlineData("It does not use the GPU any more", "gpu-not-used")]
    [InlineData("模型没有使用GPU", "gpu-not-used")]
    [InlineData("Training is extremely slow with two cards", "slow-training")]
    [InlineData("Loading the model takes 30 minutes", "slow-loading")]
    [InlineData("the training loss is always 0.0 from the first step", "loss-zero")]
    [InlineData("loss变成0了", "loss-zero")]
    [InlineData("After 100 steps the loss becomes nan", "loss-nan")]
    [InlineData("The loss does not decrease at all", "loss-not-falling")]
    [InlineData("训练的loss一直不下降", "loss-not-falling")]
    [InlineData("The learning rate is 0 in the log", "learning-rate-zero")]
    [InlineData("Fine-tuning gets stuck at the first step", "training-stuck")]
    [InlineData("训练卡住不动了", "training-stuck")]
    [InlineData("I run out of memory with a 24 GB card", "out-of-memory")]
    [InlineData("显存不够怎么办", "out-of-memory")]
    [InlineData("The process gets killed while loading", "killed")]
    [InlineData("I cannot install flash attention", "cannot-install")]
    [InlineData("I can't load the model with transformers", "cannot-load")]
    [InlineData("模型加载失败", "cannot-load")]
    [InlineData("The tool calls are not parsed and the function is never called", "tool-calls-broken")]
    [InlineData("The program crashes after a minute", "crash")]
    public void What_people_say_is_recognised(string words, string kind)
    {
        Reading.Of(words).Complaints.Select(sighting => sighting.Kind).ShouldContain(kind);
    }

    [Theory]
    [InlineData("There was no crash and the model did not hang.")]
    [InlineData("训练没有崩溃，也没有卡住")]
    [InlineData("How do I set the context length of the model?")]
    [InlineData("I use repetition_penalty=1.1 and it works as it should.")]
    public void What_is_denied_is_no_complaint(string words)
    {
        Reading.Of(words).Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("```\nINFO 05-10 20:17:12 x.py:1] request hangs are checked every second\n```")]
    [InlineData("### Describe the bug\n\nA clear and concise description of what the bug is, for example a crash.\n")]
    [InlineData("- [ ] I have searched the existing issues about crashes\n")]
    [InlineData("[INFO] the watchdog looks for requests that hang\n")]
    public void What_nobody_said_is_no_complaint(string text)
    {
        Reading.Of(text).Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("complaints:\n  - {name: a, symptom: C.1.1, title: t, phrases: ['/.*/']}\n", "no literal words")]
    [InlineData("complaints:\n  - {name: a, symptom: C.1.1, title: t}\n", "'phrases' is missing")]
    public void A_faulty_file_is_refused_with_its_place(string yaml, string fault)
    {
        YamlFormatException exception = Should.Throw<YamlFormatException>(() => ComplaintReader.Read("complaints.yaml", new StringReader(yaml)));

        exception.Message.ShouldStartWith("complaints.yaml:2");
        exception.Message.ShouldContain(fault);
    }
}
