using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class StatementTests
{
    [Theory]
    [InlineData("I am using torch 2.1.2 with it", "torch.version", "2.1.2")]
    [InlineData("torch==2.0.1+cu118, transformers==4.37.2", "transformers.version", "4.37.2")]
    [InlineData("torch==2.0.1+cu118", "torch.cuda", "11.8")]
    [InlineData("PyTorch: 1.13", "torch.version", "1.13")]
    [InlineData("using vllm 0.4.3 on a server", "vllm.version", "0.4.3")]
    [InlineData("vLLM v0.10.1 crashes", "vllm.version", "0.10.1")]
    [InlineData("transformers版本：4.37", "transformers.version", "4.37")]
    [InlineData("CUDA 12.1", "cuda.toolkit", "12.1")]
    [InlineData("driver 535.104", "driver.version", "535.104")]
    [InlineData("My OS is Ubuntu 22.04", "os.version", "22.04")]
    [InlineData("- OS: Ubuntu 20.04", "os.name", "Ubuntu 20.04")]
    [InlineData("I run this on Windows 11", "os.family", "windows")]
    [InlineData("I run this on Windows 11", "os.version", "11")]
    [InlineData("it happens in WSL2", "os.wsl.version", "2")]
    [InlineData("Running on a MacBook M2", "os.family", "macos")]
    [InlineData("Running on a MacBook M2", "gpu.name", "Apple M2")]
    [InlineData("Python 3.10.12", "python.version", "3.10.12")]
    [InlineData("环境 python3.8 cuda11.7", "python.version", "3.8")]
    [InlineData("- CUDA (`python -c 'import torch; print(torch.version.cuda)'`): 11.4", "torch.cuda", "11.4")]
    [InlineData("- GPU: NVIDIA GeForce RTX 3060 12GB", "gpu.name", "RTX 3060")]
    [InlineData("llama.cpp b3505 on a laptop", "llama-cpp.version", "3505")]
    [InlineData("llama-server build 4020 crashes", "llama-cpp.version", "4020")]
    [InlineData("docker run vllm/vllm-openai:v0.5.0.post1 --model x", "vllm.version", "0.5.0.post1")]
    [InlineData("the image lmsysorg/sglang:v0.2.9-cu121 is deployed", "sglang.version", "0.2.9")]
    [InlineData("Ubuntu 22.04 with gcc 11.4 and driver version 535.104", "os.version", "22.04")]
    [InlineData("I tried it on my windows computer", "os.family", "windows")]
    [InlineData("on a mac M1, no CUDA there", "os.family", "macos")]
    [InlineData("GPUs: 2x 4080S 32G", "gpu.name", "RTX 4080 SUPER")]
    [InlineData("it happens under Linux", "os.family", "linux")]
    [InlineData("On my Windows laptop", "os.family", "windows")]
    [InlineData("installed under Python 3.12.3", "python.version", "3.12.3")]
    [InlineData("export HSA_OVERRIDE_GFX_VERSION=11.0.0", "gpu.vendor", "amd")]
    [InlineData("I quantized it to Q2_K and it loops", "model.quantization.bits", "2")]
    [InlineData("I quantized it to Q2_K and it loops", "model.quantization", "gguf")]
    [InlineData("The AWQ model prints exclamation marks", "model.quantization", "awq")]
    [InlineData("用GPTQ量化之后回答全是乱码", "model.quantization", "gptq")]
    [InlineData("I run the AWQ model with two cards", "model.quantization", "awq")]
    [InlineData("I use it on a AMD GPU 6650M", "gpu.vendor", "amd")]
    [InlineData("我对千问1.5-0.5B进行了全参数微调", "model.family", "qwen1.5")]
    [InlineData("./main -m model.bin --n-gpu-layers 10", "engine.name", "llama.cpp")]
    [InlineData("采用代码框架对Llama2进行中文二次预训练", "training.method", "pretraining")]
    public void Short_statements_are_read(string text, string key, string value) =>
        FactReading.Of(text, LineRole.Prose).ValueOf(key).ShouldBe(value);

    /// <summary>Environment reports of vLLM and torch list ROCm on every machine, as not found.</summary>
    [Theory]
    [InlineData("ROCM used to build PyTorch: N/A")]
    [InlineData("vLLM Build Flags: CUDA Archs: Not Set; ROCm: Disabled")]
    public void A_mention_of_rocm_alone_makes_no_amd_machine(string text) =>
        FactReading.Of(text, LineRole.Prose).ValueOf("gpu.vendor").ShouldNotBe("amd");

    [Theory]
    [InlineData("2x RTX 3090", "RTX 3090", "2", null)]
    [InlineData("4 张 A100 80G", "A100", "4", "80")]
    [InlineData("8*A800", "A800", "8", null)]
    [InlineData("a single 4090 with 24GB", "RTX 4090", "1", "24")]
    [InlineData("V100-32G", "V100", null, "32")]
    [InlineData("显卡 3060 12G", "RTX 3060", null, "12")]
    [InlineData("eight 24 GB RTX 3090 cards", "RTX 3090", "8", "24")]
    [InlineData("A100(80G)*8", "A100", "8", "80")]
    [InlineData("two NVIDIA A10G GPUs", "A10G", "2", null)]
    [InlineData("on 8 H20 GPUs", "H20", "8", null)]
    [InlineData("双卡4090", "RTX 4090", "2", null)]
    [InlineData("one RTX 4070 Ti SUPER", "RTX 4070 Ti SUPER", "1", null)]
    [InlineData("a Tesla T4 on Colab", "T4", null, null)]
    [InlineData("Radeon RX 7900 XTX", "Radeon RX 7900 XTX", null, null)]
    [InlineData("On a 4090 I load the model", "RTX 4090", null, null)]
    [InlineData("two Arc A770", "Arc A770", "2", null)]
    [InlineData("on a Jetson AGX Orin 64GB", "Jetson AGX Orin", null, "64")]
    [InlineData("an M2 Max", "Apple M2 Max", null, null)]
    [InlineData("8 x NVIDIA H100-SXM5-80GB", "H100-SXM5-80GB", "8", "80")]
    public void Gpus_are_read_with_number_and_memory(string text, string name, string? count, string? memory)
    {
        FactSet facts = FactReading.Of(text, LineRole.Prose);

        facts.ValueOf("gpu.name").ShouldBe(name);
        facts.ValueOf("gpu.count").ShouldBe(count);
        facts.ValueOf("gpu.memory.total").ShouldBe(memory);
    }

    [Theory]
    [InlineData("You should upgrade to transformers 4.37")]
    [InlineData("This model requires transformers>=4.37.0")]
    [InlineData("ImportError: Using `bitsandbytes` requires transformers 4.37.0")]
    [InlineData("please update to transformers 4.40 or above")]
    [InlineData("需要 transformers 4.37 以上")]
    [InlineData("it is fixed in transformers 4.38.1")]
    [InlineData("Expected >= 4.40 of transformers")]
    [InlineData("RuntimeError: transformers 4.31 is incompatible")]
    public void Suggestions_requirements_and_errors_state_no_version(string text) =>
        FactReading.Of(text).Of("transformers.version").ShouldBeEmpty();

    [Theory]
    [InlineData("after upgrading to transformers 5.0 the model outputs gibberish, with 4.46 it is fine", "5.0")]
    [InlineData("I upgraded to transformers 4.51.3 and now it crashes", "4.51.3")]
    [InlineData("it was solved after upgrading to transformers 4.51.3", null)]
    [InlineData("I upgraded to transformers 4.51.3 and it works", null)]
    public void A_step_that_was_taken_states_the_version_unless_it_helped(string text, string? version) =>
        FactReading.Of(text, LineRole.Prose).ValueOf("transformers.version").ShouldBe(version);

    [Theory]
    [InlineData("Only <pad> tokens come out when I use float16", "float16")]
    [InlineData("loaded in torch.bfloat16 on one card", "bfloat16")]
    [InlineData("用 fp16 推理乱码", "float16")]
    [InlineData("in fp16 it is garbage, in bf16 it is right", null)]
    [InlineData("this GPU does not support bf16", null)]
    public void The_precision_that_a_sentence_names_is_read(string text, string? dtype) =>
        FactReading.Of(text, LineRole.Prose).ValueOf("model.dtype").ShouldBe(dtype);

    [Theory]
    [InlineData("Should I use AWQ or GPTQ?")]
    [InlineData("the weights are not AWQ quantized")]
    [InlineData("the GPTQ version works, the original one does not")]
    [InlineData("Q4_K_M loops and Q8_0 does not")]
    public void A_comparison_states_no_quantization(string text) => FactReading.Of(text, LineRole.Prose).Of("model.quantization").ShouldBeEmpty();

    [Theory]
    [InlineData("the sliding window and context windows grow")]
    [InlineData("step 3090 of 4090, loss 1.2")]
    [InlineData("NOTE: Redirects are currently not supported in Windows or MacOs.")]
    [InlineData("[W socket.cpp:601] The client socket has failed to connect to [kubernetes.docker.internal]:29500")]
    [InlineData("tensor([3090, 4060], device='cpu')")]
    public void Ordinary_words_are_no_machine(string text)
    {
        FactSet facts = FactReading.Of(text);

        facts.Of("gpu.name").ShouldBeEmpty();
        facts.Of("os.family").ShouldBeEmpty();
        facts.Of("os.container").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  File \"/usr/local/lib/python3.10/dist-packages/torch/nn/modules/module.py\", line 1501", "python.version", "3.10")]
    [InlineData("  File \"C:\\Users\\me\\Python311\\lib\\site-packages\\torch\\__init__.py\", line 12", "python.version", "3.11")]
    [InlineData("  File \"C:\\Users\\me\\Python311\\lib\\site-packages\\torch\\__init__.py\", line 12", "os.family", "windows")]
    [InlineData("  File \"/Users/me/x.py\", line 1", "os.family", "macos")]
    [InlineData("  File \"/mnt/c/work/x.py\", line 1", "os.wsl", "true")]
    [InlineData("  File \"/root/miniconda3/envs/x/lib/python3.9/site-packages/a.py\", line 1", "python.environment", "conda")]
    [InlineData("flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol", "python.version", "3.10")]
    [InlineData("ImportError: libcudart.so.11.0: cannot open shared object file", "cuda.library", "11.0")]
    [InlineData("Using cached torch-2.1.0-cp38-cp38-win_amd64.whl", "os.family", "windows")]
    public void Paths_tell_interpreter_and_system(string text, string key, string value) =>
        FactReading.Of(text).ValueOf(key).ShouldBe(value);

    [Fact]
    public void The_older_out_of_memory_message_gives_all_amounts()
    {
        FactSet facts = FactReading.Of("torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 86.00 MiB (GPU 0; 11.75 GiB total capacity; 10.93 GiB already allocated; 28.19 MiB free; 11.04 GiB reserved in total by PyTorch) If reserved memory is >> allocated memory try setting max_split_size_mb");

        facts.ValueOf("gpu.memory.requested").ShouldBe("0.084");
        facts.ValueOf("gpu.memory.total").ShouldBe("11.75");
        facts.ValueOf("gpu.memory.free").ShouldBe("0.028");
        facts.ValueOf("gpu.memory.reserved-unallocated").ShouldBe("0.11");
    }

    [Fact]
    public void The_newer_out_of_memory_message_gives_all_amounts()
    {
        FactSet facts = FactReading.Of("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 23.65 GiB of which 1.20 GiB is free. Including non-PyTorch memory, this process has 22.40 GiB memory in use. Of the allocated memory 20.11 GiB is allocated by PyTorch, and 1.87 GiB is reserved by PyTorch but unallocated.");

        facts.ValueOf("gpu.memory.requested").ShouldBe("2");
        facts.ValueOf("gpu.memory.total").ShouldBe("23.65");
        facts.ValueOf("gpu.memory.free").ShouldBe("1.2");
        facts.ValueOf("gpu.memory.reserved-unallocated").ShouldBe("1.87");
    }
}
