using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Tests.Facts.Text;
using Diagnoser.Core.Tests.Logs;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class NextStepTests
{
    private static readonly IReadOnlyList<NextStepEntry> s_steps = ReadSteps();

    [Theory]
    [InlineData("It crashes.", "Add the GPU and the driver", true)]
    [InlineData("It crashes on an RTX 4090.", "Add the GPU and the driver", false)]
    [InlineData("It crashes on an RTX 4090.", "Add the version of the driver", true)]
    [InlineData("It crashes on an RTX 4090 with driver 535.104.", "Add the version of the driver", false)]
    [InlineData("It crashes.", "Add the versions of the packages", true)]
    [InlineData("ollama run qwen2 crashes.", "Add the versions of the packages", false)]
    [InlineData("ollama run qwen2 crashes.", "Add the version of Ollama", true)]
    [InlineData("It crashes with vllm 0.6.1.", "Add the version of Ollama", false)]
    public void Nobody_is_asked_for_what_the_text_tells(string text, string step, bool expected) =>
        Titles(text, most: 20).Contains(step).ShouldBe(expected);

    [Fact]
    public void A_step_is_offered_once_where_the_system_is_not_known() =>
        Titles("RuntimeError: CUDA error: device-side assert triggered", most: 20).Count(title => title == "Run again with synchronous CUDA calls").ShouldBe(1);

    [Theory]
    [InlineData("Traceback (most recent call last):\n  File \"/usr/lib/python3/dist-packages/vllm/engine/llm_engine.py\", line 10, in step\n    output = self.run()", true)]
    [InlineData("Traceback (most recent call last):\n  File \"run.py\", line 10, in <module>\n    main()", true)]
    [InlineData("Traceback (most recent call last):\n  File \"run.py\", line 10, in <module>\n    main()\nValueError: no model", false)]
    public void The_end_of_a_trace_is_asked_for_where_it_is_missing(string text, bool expected)
    {
        Reading.Of(text).Primary!.IsCutOff.ShouldBe(expected);
        Titles(text, most: 1).Contains("Paste the last lines of the trace").ShouldBe(expected);
    }

    private static List<string> Titles(string text, int most)
    {
        ReportSample sample = new(Reading.Of(text), FactReading.Of(text, LineRole.Prose), []);
        ScoredCode[] categories = [new("A", "A", 0.5), new("E", "E", 0.3), new("C", "C", 0.2)];
        return [.. NextStepAdvisor.Advise(s_steps, sample, "B.6", categories, most).Select(step => step.Title)];
    }

    private static IReadOnlyList<NextStepEntry> ReadSteps()
    {
        using StreamReader yaml = new(RepositoryFiles.PathOf("rules", "knowledge", "next-steps.yaml"));
        return NextStepReader.Read("next-steps.yaml", yaml);
    }
}
