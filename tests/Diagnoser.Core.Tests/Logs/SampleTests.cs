using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>What is read from the failures in tests/samples, which are written as people paste them.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("cuda-out-of-memory", IncidentKind.PythonException, "OutOfMemoryError", "CUDA out of memory.", "EngineCore_DP0", "torch")]
    [InlineData("mp-world-size-mismatch", IncidentKind.PythonException, "AssertionError", "Loading a checkpoint for MP=2 but world size is 1", null, "llama")]
    [InlineData("no-nccl-on-windows", IncidentKind.PythonException, "RuntimeError", "Distributed package doesn't have NCCL built in", null, "torch")]
    [InlineData("torch-newer-than-driver", IncidentKind.PythonException, "RuntimeError", "The NVIDIA driver on your system is too old", null, "torch")]
    [InlineData("flash-attn-undefined-symbol", IncidentKind.PythonException, "ImportError", "/root/miniconda3/envs/qwen/lib/python3.10/site-packages/flash_attn_2_cuda", null, "flash-attn")]
    [InlineData("tokenizer-file-missing", IncidentKind.PythonException, "OSError", "Not found: \"./tokenizer.model\"", null, "sentencepiece")]
    [InlineData("inf-nan-probabilities", IncidentKind.PythonException, "RuntimeError", "probability tensor contains either `inf`, `nan` or element < 0", null, "transformers")]
    [InlineData("gated-or-missing-hf-file", IncidentKind.PythonException, "GatedRepoError", "401 Client Error.", null, "huggingface-hub")]
    [InlineData("vllm-eight-ranks", IncidentKind.PythonException, "OutOfMemoryError", "CUDA out of memory. Tried to allocate 462.00 MiB. GPU 5", "VllmWorkerProcess pid=2106", "torch")]
    [InlineData("llama-cpp-unknown-architecture", IncidentKind.EngineError, "llama.cpp", "error loading model architecture: unknown model architecture: 'qwen3'", null, null)]
    [InlineData("ollama-slog", IncidentKind.EngineError, "Ollama", "model requires more system memory (16.6 GiB) than is available (12.2 GiB)", null, null)]
    [InlineData("github-issue-vllm-template", IncidentKind.PythonException, "ValueError", "Bfloat16 is only supported on GPUs", null, "vllm")]
    [InlineData("colab-notebook", IncidentKind.PythonException, "ImportError", "Using `bitsandbytes` 4-bit quantization requires Accelerate", null, "transformers")]
    [InlineData("slurm-oom", IncidentKind.KernelMessage, "OomKill", "slurmstepd: error: Detected 1 oom_kill event", null, null)]
    public void The_first_cause_is_primary(string sample, IncidentKind kind, string exception, string message, string? worker, string? library)
    {
        Incident incident = Reading.Of(Reading.Sample(sample)).Primary.ShouldNotBeNull();

        incident.Kind.ShouldBe(kind);
        incident.Exception.ShouldBe(exception);
        incident.Message.ShouldNotBeNull().ShouldStartWith(message);
        incident.Worker.ShouldBe(worker);
        incident.FailingFrame?.Library.ShouldBe(library);
    }

    [Theory]
    [InlineData("endless-generation", "never-stops")]
    [InlineData("gptq-exclamation-marks", "exclamation-marks")]
    [InlineData("chinese-complaint", "repetition")]
    public void Where_no_software_fails_the_complaint_is_primary(string sample, string complaint)
    {
        Incident incident = Reading.Of(Reading.Sample(sample)).Primary.ShouldNotBeNull();

        incident.Kind.ShouldBe(IncidentKind.Complaint);
        incident.Complaint.ShouldBe(complaint);
    }

    [Fact]
    public void A_killed_process_is_named_by_its_signal()
    {
        Incident incident = Reading.Of(Reading.Sample("killed-minus-9")).Primary.ShouldNotBeNull();

        incident.Kind.ShouldBe(IncidentKind.ProcessExit);
        incident.Signal.ShouldBe("SIGKILL");
        incident.ExitCode.ShouldBe(-9);
    }

    [Fact]
    public void Seven_ranks_that_fail_alike_are_one_incident()
    {
        LogReading reading = Reading.Of(Reading.Sample("vllm-eight-ranks"));

        reading.Primary!.Occurrences.ShouldBe(7);
        reading.Primary.Frames.Count.ShouldBe(5);
    }

    [Fact]
    public void An_issue_gives_its_title_and_the_reporters_words_and_no_words_of_the_template()
    {
        LogReading reading = Reading.Of(Reading.Sample("github-issue-vllm-template"));

        reading.Title.ShouldBe("DeepSeek-R1-Distill-Qwen-14B does not start on two V100 cards. The same command works on an A10.");
        reading.Prose.Select(line => line.Text).ShouldBe(["DeepSeek-R1-Distill-Qwen-14B does not start on two V100 cards. The same command works on an A10."]);
    }

    /// <summary>Whatever part of a report somebody pastes, reading it does not fail; and once the exception's last line is in, the incident is right.</summary>
    [Fact]
    public void Any_beginning_and_any_end_of_a_sample_can_be_read()
    {
        foreach (string name in Reading.SampleNames)
        {
            string text = Reading.Sample(name);
            for (int cut = 0; cut <= text.Length; cut += Math.Max(1, text.Length / 60))
            {
                Reading.Of(text[..cut]).IncidentCount.ShouldBeGreaterThanOrEqualTo(0);
                Reading.Of(text[cut..]).IncidentCount.ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }

    [Theory]
    [InlineData("mp-world-size-mismatch", "AssertionError: Loading a checkpoint")]
    [InlineData("cuda-out-of-memory", "torch.OutOfMemoryError: CUDA out of memory")]
    [InlineData("flash-attn-undefined-symbol", "ImportError: /root")]
    [InlineData("no-nccl-on-windows", "RuntimeError: Distributed")]
    public void From_the_exceptions_line_on_the_incident_is_right(string sample, string line)
    {
        string text = Reading.Sample(sample);
        Incident whole = Reading.Of(text).Primary!;
        int from = text.IndexOf('\n', text.IndexOf(line, StringComparison.Ordinal));

        for (int cut = from; cut >= 0; cut = cut + 1 >= text.Length ? -1 : text.IndexOf('\n', cut + 1))
        {
            Incident part = Reading.Of(text[..cut]).Primary.ShouldNotBeNull();
            part.Exception.ShouldBe(whole.Exception);
            part.Frames.ShouldBe(whole.Frames);
        }
    }
}
