using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Tests.Samples;

/// <summary>Reports written by hand, one for each way that a diagnosis can end.</summary>
internal static class SampleReports
{
    /// <summary>The names of all samples, for theories.</summary>
    public static IReadOnlyDictionary<string, Func<DiagnosisReport>> All { get; } = new Dictionary<string, Func<DiagnosisReport>>(StringComparer.Ordinal)
    {
        ["likely"] = Likely,
        ["possible"] = Possible,
        ["unsure"] = Unsure,
        ["chinese-complaint"] = ChineseComplaint,
        ["empty"] = Empty,
        ["no-failure"] = NoFailure,
        ["hostile"] = HostileReport.Make,
    };

    public static DiagnosisReport Likely()
    {
        IReadOnlyList<ScoredCode> causes = ReportBuilder.Causes(("A.2", 0.93), ("A.1", 0.05));
        Fix gloo = new(
            "Start the process group with the gloo backend",
            ["sed -i 's/init_process_group(\"nccl\")/init_process_group(\"gloo\")/' llama/generation.py"],
            "gloo is part of every PyTorch build and needs no NVIDIA GPU.",
            "nccl-missing-in-torch-build",
            "gloo between GPUs is slow; with one process it makes no difference.");
        Fix wsl = new(
            "Run under WSL 2, where PyTorch comes with NCCL",
            ["wsl --install -d Ubuntu-22.04", "pip install torch --index-url https://download.pytorch.org/whl/cu121"],
            null,
            "nccl-missing-in-torch-build");
        return new DiagnosisReport
        {
            Tool = ReportBuilder.Tool,
            Input = new InputInfo(InputSource.File, 48, 2),
            Incident = new IncidentSummary(
                "pythonException",
                "RuntimeError",
                "Distributed package doesn't have NCCL built in",
                "torch",
                "torch/distributed/distributed_c10d.py",
                1013,
                "_new_process_group_helper",
                1,
                null,
                [
                    "Traceback (most recent call last):",
                    "  File \"C:\\llama\\example_chat_completion.py\", line 104, in <module>",
                    "    fire.Fire(main)",
                    "  File \"C:\\llama\\llama\\generation.py\", line 62, in build",
                    "    torch.distributed.init_process_group(\"nccl\")",
                    "RuntimeError: Distributed package doesn't have NCCL built in",
                ],
                [12, 13, 14, 19, 20, 31],
                "rank0",
                2),
            Symptom = ReportBuilder.Symptom("B.1.3", 0.97),
            Stage = new ScoredName("Inference", 0.98),
            Categories = ReportBuilder.Categories(causes),
            Causes = causes,
            Verdict = Verdict.Likely,
            Headline = "This PyTorch build has no NCCL.",
            Reasons =
            [
                "The rule nccl-missing-in-torch-build matched; it is right in 95% of the known cases it matches.",
                "Communication errors while loading come from the system architecture in 8 of 18 studied cases.",
            ],
            Findings =
            [
                new Finding(
                    "nccl-missing-in-torch-build",
                    "This PyTorch build has no NCCL",
                    "A.2",
                    0.95,
                    "The program asked PyTorch for the `nccl` backend, and this PyTorch was built without NCCL. NVIDIA publishes NCCL for Linux only, so that no PyTorch for Windows or macOS contains it.",
                    [
                        new Evidence { Line = 31, Text = "RuntimeError: Distributed package doesn't have NCCL built in" },
                        new Evidence { Fact = "os.family", Value = "windows", Source = "line 13" },
                    ],
                    [gloo, wsl],
                    ["https://github.com/meta-llama/llama/issues/112"]),
            ],
            Fixes =
            [
                gloo,
                wsl,
                new Fix(
                    "In init_process_group, change \"nccl\" to \"gloo\"; one commenter had a CPU-only PyTorch from conda and installed the GPU build",
                    [],
                    null,
                    "meta-llama/llama#104"),
            ],
            SimilarCases =
            [
                new SimilarCase(
                    "meta-llama/llama#104",
                    "https://github.com/meta-llama/llama/issues/104",
                    "No NCCL in the distributed package, address not valid",
                    "A.2",
                    "B.1.3",
                    "Change \"nccl\" to \"gloo\" in the init_process_group call of example.py. One commenter found that conda had installed a CPU-only PyTorch and fixed it with the GPU build.",
                    0.84,
                    true),
                new SimilarCase(
                    "QwenLM/Qwen#526",
                    "https://github.com/QwenLM/Qwen/issues/526",
                    "QLoRA fine-tuning on two cards hangs half-way through loading under WSL",
                    "E.2",
                    "D.2",
                    null,
                    0.41,
                    false),
                new SimilarCase(
                    "meta-llama/llama#112",
                    "https://github.com/meta-llama/llama/issues/112",
                    "7B example on macOS stops because torch has no NCCL",
                    "A.2",
                    "B.1.3",
                    null,
                    0.38,
                    true),
            ],
            Facts =
            [
                new ReportedFact("os.family", "windows", "line 13"),
                new ReportedFact("python.version", "3.10.11", "line 2"),
                new ReportedFact("torch.version", "2.1.0", "line 3"),
                new ReportedFact("torch.cuda", "12.1", "line 3"),
                new ReportedFact("gpu.name", "RTX 4080", "line 5"),
                new ReportedFact("gpu.memory.total", "16", "rules/knowledge/gpus.yaml"),
                new ReportedFact("model.name", "llama-2-7b-chat", "line 1"),
                new ReportedFact("launch.launcher", "torchrun", "line 1"),
            ],
            NextSteps =
            [
                new NextStep("Ask PyTorch which backends it has", "python -c \"import torch.distributed as d; print(d.is_nccl_available())\"", "False confirms the cause."),
            ],
        };
    }

    public static DiagnosisReport Possible()
    {
        IReadOnlyList<ScoredCode> causes = ReportBuilder.Causes(("B.1", 0.46), ("G.1", 0.38), ("E.1", 0.07), ("A.1", 0.03));
        const string outOfMemory =
            "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 136.00 MiB (GPU 1; 23.69 GiB total capacity; 22.64 GiB already allocated; 137.69 MiB free; 23.26 GiB reserved in total by PyTorch)";
        Fix shorter = new("Lower the context length", ["vllm serve codellama/CodeLlama-13b-Instruct-hf --max-model-len 4096 --gpu-memory-utilization 0.90 --tensor-parallel-size 2 --dtype bfloat16"], "The cache grows with the context length.", "cuda-out-of-memory", "Longer prompts are refused.");
        return new DiagnosisReport
        {
            Tool = ReportBuilder.Tool,
            Input = new InputInfo(InputSource.Stdin, 1204, 1),
            Incident = new IncidentSummary(
                "pythonException", "OutOfMemoryError", outOfMemory[28..], "torch", "torch/nn/modules/linear.py", 96, "__init__", null, null, [outOfMemory], [1187], null, 1),
            Symptom = ReportBuilder.Symptom("B.1.1", 0.99),
            Stage = new ScoredName("Inference", 0.91),
            Categories = ReportBuilder.Categories(causes),
            Causes = causes,
            Verdict = Verdict.Possible,
            Headline = "The settings ask for more GPU memory than there is.",
            Reasons = ["The process had allocated 22.64 of 23.69 GiB when it asked for 136 MiB more."],
            Findings =
            [
                new Finding(
                    "cuda-out-of-memory", "A setting asks for more GPU memory than there is", "B.1", 0.6,
                    "Weights and cache together need more than the 23.69 GiB of GPU 1. A smaller batch, a shorter context or a quantized model would fit.",
                    [new Evidence { Line = 1187, Text = outOfMemory }], [shorter], []),
                new Finding("weights-exceed-memory", "The weights alone need more than one GPU has", "G.1", 0.5, "13 billion parameters in 16 bits take 26 GB.", [new Evidence { Fact = "model.size", Value = "13", Source = "line 3" }], [], []),
            ],
            Fixes =
            [
                shorter,
                new Fix("Set CUDA_VISIBLE_DEVICES=0,1", ["export CUDA_VISIBLE_DEVICES=0,1"], null, "meta-llama/codellama#71"),
            ],
            SimilarCases =
            [
                new SimilarCase("meta-llama/codellama#71", "https://github.com/meta-llama/codellama/issues/71", "CodeLlama-13b-Instruct over two GPUs runs out of memory after a code change", "G.1", "B.1.1", "A commenter suggests setting CUDA_VISIBLE_DEVICES=0,1.", 0.77, false),
            ],
            Facts =
            [
                new ReportedFact("engine.name", "vllm", "line 1"),
                new ReportedFact("engine.version", "0.6.3", "line 2"),
                new ReportedFact("vllm.version", "0.6.3", "line 2"),
                new ReportedFact("model.name", "codellama/CodeLlama-13b-Instruct-hf", "line 3"),
                new ReportedFact("model.size", "13", "line 3"),
                new ReportedFact("gpu.count", "2", "line 1187"),
                new ReportedFact("gpu.memory.total", "23.69", "line 1187"),
                new ReportedFact("torch.version", "2.4.0", "line 9"),
                new ReportedFact("transformers.version", "4.45.1", "line 10"),
            ],
            NextSteps =
            [
                new NextStep("See what else uses the GPU", "nvidia-smi --query-compute-apps=pid,used_memory --format=csv", "Memory of another process would make the hardware the cause."),
                new NextStep("Give the model's config.json", null, "Layers and heads give the size of the cache."),
            ],
        };
    }

    public static DiagnosisReport Unsure()
    {
        IReadOnlyList<ScoredCode> causes = ReportBuilder.Causes(("A.1", 0.22), ("H.1", 0.17), ("B.1", 0.14), ("D.1", 0.11), ("E.2", 0.09));
        return new DiagnosisReport
        {
            Tool = ReportBuilder.Tool,
            Input = new InputInfo(InputSource.Run, 9, 1),
            Incident = new IncidentSummary("processExit", null, null, null, null, null, null, 1, null, ["[rank3] worker exited with code 1", "Engine core initialization failed. See root cause above."], [8, 9], "rank3", 1),
            Symptom = ReportBuilder.Symptom("B.6", 0.4),
            Stage = new ScoredName("Inference", 0.74),
            Categories = ReportBuilder.Categories(causes),
            Causes = causes,
            Verdict = Verdict.Unsure,
            Headline = "The text ends before the error that stopped the worker.",
            Reasons = ["No rule matches.", "The last lines only say that a worker ended, not why."],
            Findings = [],
            Fixes = [],
            SimilarCases = [],
            Facts = [new ReportedFact("engine.name", "vllm", "line 1")],
            NextSteps =
            [
                new NextStep("Give the worker's own output", "VLLM_LOGGING_LEVEL=DEBUG vllm serve Qwen/Qwen2.5-7B-Instruct 2>&1 | tee vllm.log", "The error of rank 3 stands above the last lines."),
                new NextStep("Say what the machine is", "llmdiag machine", "Versions and GPU separate the first two candidates."),
            ],
        };
    }

    public static DiagnosisReport ChineseComplaint()
    {
        IReadOnlyList<ScoredCode> causes = ReportBuilder.Causes(("B.1", 0.48), ("H.1", 0.25), ("F.1", 0.17));
        return new DiagnosisReport
        {
            Tool = ReportBuilder.Tool,
            Input = new InputInfo(InputSource.Stdin, 3, 1),
            Incident = new IncidentSummary(
                "complaint", null, null, null, null, null, null, null, null,
                ["使用 Qwen-7B-Chat 进行多轮对话时，模型不停地重复同一句话，直到达到最大长度才停止。温度设为 0.01，请问应该怎么解决？"], [2], null, 1),
            Symptom = ReportBuilder.Symptom("C.1.2", 0.95),
            Stage = new ScoredName("Inference", 0.96),
            Categories = ReportBuilder.Categories(causes),
            Causes = causes,
            Verdict = Verdict.Possible,
            Headline = "The sampling settings make the model repeat itself.",
            Reasons = ["Line 2 says that the output repeats (重复).", "Repetition comes from inference settings in 18 of 46 studied cases."],
            Findings = [],
            Fixes = [new Fix("Raise the temperature and set a repetition penalty", [], "A temperature near 0 always takes the most probable token.", "QwenLM/Qwen#1069")],
            SimilarCases =
            [
                new SimilarCase("QwenLM/Qwen#1069", "https://github.com/QwenLM/Qwen/issues/1069", "Model repeats one sentence in long conversations", "B.1", "C.1.2", "Set repetition_penalty to 1.1 and use the generation_config.json of the repository.", 0.62, true),
            ],
            Facts = [new ReportedFact("model.name", "Qwen-7B-Chat", "line 2"), new ReportedFact("generation.temperature", "0.01", "line 2")],
            NextSteps = [new NextStep("给出 generation_config.json", "cat generation_config.json", "看 top_p、temperature 与 repetition_penalty 的取值。")],
        };
    }

    public static DiagnosisReport Empty() => Silent(0);

    public static DiagnosisReport NoFailure() => Silent(12);

    private static DiagnosisReport Silent(long lines)
    {
        IReadOnlyList<ScoredCode> causes = ReportBuilder.Causes(("A.1", 0.22), ("B.1", 0.12));
        return new DiagnosisReport
        {
            Tool = ReportBuilder.Tool,
            Input = new InputInfo(InputSource.Stdin, lines, 0),
            Incident = null,
            Symptom = ReportBuilder.Symptom("A.1.1", 0.16),
            Stage = new ScoredName("Inference", 0.79),
            Categories = ReportBuilder.Categories(causes),
            Causes = causes,
            Verdict = Verdict.Unsure,
            Headline = "The input tells of no failure.",
            Reasons = [],
            Findings = [],
            Fixes = [],
            SimilarCases = [],
            Facts = [],
            NextSteps = [],
        };
    }
}
