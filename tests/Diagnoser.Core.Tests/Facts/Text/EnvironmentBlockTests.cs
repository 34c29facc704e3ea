using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class EnvironmentBlockTests
{
    private const string CollectEnv = """
        Collecting environment information...
        PyTorch version: 2.1.2+cu118
        Is debug build: False
        CUDA used to build PyTorch: 11.8
        ROCM used to build PyTorch: N/A

        OS: Ubuntu 22.04.3 LTS (x86_64)
        GCC version: (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0
        Clang version: Could not collect
        CMake version: version 3.27.7
        Libc version: glibc-2.35

        Python version: 3.10.12 (main, Nov 20 2023, 15:14:05) [GCC 11.4.0] (64-bit runtime)
        Python platform: Linux-5.15.0-91-generic-x86_64-with-glibc2.35
        Is CUDA available: True
        CUDA runtime version: 12.1.105
        CUDA_MODULE_LOADING set to: LAZY
        GPU models and configuration:
        GPU 0: NVIDIA A100-SXM4-80GB
        GPU 1: NVIDIA A100-SXM4-80GB

        Nvidia driver version: 535.104.05
        cuDNN version: Probably one of the following:
        /usr/lib/x86_64-linux-gnu/libcudnn.so.8.9.2
        HIP runtime version: N/A

        CPU:
        Architecture:                       x86_64
        CPU(s):                             128
        Model name:                         Intel(R) Xeon(R) Platinum 8358 CPU @ 2.60GHz

        Versions of relevant libraries:
        [pip3] numpy==1.26.3
        [pip3] torch==2.1.2+cu118
        [pip3] triton==2.1.0
        [conda] nvidia-nccl-cu12          2.18.1                   pypi_0    pypi
        vLLM Version: 0.2.7
        vLLM Build Flags:
        CUDA Archs: Not Set; ROCm: Disabled; Neuron: Disabled
        GPU Topology:
        GPU0    GPU1    CPU Affinity    NUMA Affinity
        GPU0     X      NV12    0-31    0
        """;

    [Theory]
    [InlineData("torch.version", "2.1.2+cu118")]
    [InlineData("torch.cuda", "11.8")]
    [InlineData("os.family", "linux")]
    [InlineData("os.name", "Ubuntu 22.04.3 LTS")]
    [InlineData("os.version", "22.04.3")]
    [InlineData("os.arch", "x86_64")]
    [InlineData("os.kernel", "5.15.0-91-generic")]
    [InlineData("os.glibc", "2.35")]
    [InlineData("gcc.version", "11.4.0")]
    [InlineData("python.version", "3.10.12")]
    [InlineData("torch.cuda-available", "true")]
    [InlineData("cuda.toolkit", "12.1.105")]
    [InlineData("gpu.name", "A100-SXM4-80GB")]
    [InlineData("gpu.vendor", "nvidia")]
    [InlineData("gpu.count", "2")]
    [InlineData("driver.version", "535.104.05")]
    [InlineData("cudnn.version", "8.9.2")]
    [InlineData("cpu.cores", "128")]
    [InlineData("cpu.name", "Intel(R) Xeon(R) Platinum 8358 CPU @ 2.60GHz")]
    [InlineData("numpy.version", "1.26.3")]
    [InlineData("triton.version", "2.1.0")]
    [InlineData("nccl.version", "2.18.1")]
    [InlineData("vllm.version", "0.2.7")]
    public void Collect_env_states_machine_and_software(string key, string value) =>
        FactReading.Of(CollectEnv).ValueOf(key).ShouldBe(value);

    [Fact]
    public void A_fact_carries_the_line_that_states_it()
    {
        Fact fact = FactReading.Of(CollectEnv).Of("driver.version").ShouldHaveSingleItem();

        fact.Source.Line.ShouldBe(22);
        fact.Source.IsListed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("transformers.version", "4.31.0")]
    [InlineData("python.version", "3.9.16")]
    [InlineData("huggingface-hub.version", "0.16.4")]
    [InlineData("safetensors.version", "0.3.1")]
    [InlineData("torch.version", "2.0.1+cu118")]
    [InlineData("torch.cuda", "11.8")]
    [InlineData("torch.cuda-available", "true")]
    [InlineData("os.kernel", "5.15.133.1-microsoft-standard-WSL2")]
    [InlineData("os.wsl", "true")]
    public void Transformers_env_states_its_versions(string key, string value) =>
        FactReading.Of("""
            - `transformers` version: 4.31.0
            - Platform: Linux-5.15.133.1-microsoft-standard-WSL2-x86_64-with-glibc2.31
            - Python version: 3.9.16
            - Huggingface_hub version: 0.16.4
            - Safetensors version: 0.3.1
            - Accelerate version: not installed
            - PyTorch version (GPU?): 2.0.1+cu118 (True)
            - Tensorflow version (GPU?): not installed (NA)
            - Using GPU in script?: <fill in>
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("sglang.version", "0.3.5")]
    [InlineData("flashinfer.version", "0.1.6+cu124torch2.4")]
    [InlineData("torch.version", "2.4.0+cu124")]
    [InlineData("gpu.name", "H100 80GB HBM3")]
    [InlineData("gpu.count", "8")]
    [InlineData("cuda.toolkit", "12.1")]
    [InlineData("driver.version", "535.161.08")]
    [InlineData("vllm.version", "0.6.3.post1")]
    [InlineData("python.version", "3.11.2")]
    public void Sglang_check_env_states_its_versions(string key, string value) =>
        FactReading.Of("""
            Python: 3.11.2 (main, Feb 12 2023) [GCC 12.2.0]
            CUDA available: True
            GPU 0,1,2,3,4,5,6,7: NVIDIA H100 80GB HBM3
            GPU 0,1,2,3,4,5,6,7 Compute Capability: 9.0
            CUDA_HOME: /usr/local/cuda
            NVCC: Cuda compilation tools, release 12.1, V12.1.105
            CUDA Driver Version: 535.161.08
            PyTorch: 2.4.0+cu124
            sglang: 0.3.5
            flashinfer: 0.1.6+cu124torch2.4
            vllm: 0.6.3.post1
            decord: 0.6.0
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("torch.version", "2.1.2+cu121")]
    [InlineData("torch.cuda", "12.1")]
    [InlineData("cuda.toolkit", "12.2")]
    [InlineData("deepspeed.version", "0.12.6")]
    [InlineData("memory.shm", "32112.64")]
    public void Ds_report_states_its_versions(string key, string value) =>
        FactReading.Of("""
            DeepSpeed general environment info:
            torch install path ............... ['/usr/lib/python3/dist-packages/torch']
            torch version .................... 2.1.2+cu121
            deepspeed info ................... 0.12.6, unknown, unknown
            torch cuda version ............... 12.1
            torch hip version ................ None
            nvcc version ..................... 12.2
            deepspeed wheel compiled w. ...... torch 2.1, cuda 12.1
            shared memory (/dev/shm) size .... 31.36 GB
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("driver.version", "535.129.03")]
    [InlineData("cuda.driver", "12.2")]
    [InlineData("gpu.name", "A100-SXM4-40GB")]
    [InlineData("gpu.count", "2")]
    [InlineData("gpu.memory.total", "40")]
    public void The_table_of_nvidia_smi_states_driver_and_gpus(string key, string value) =>
        FactReading.Of("""
            +---------------------------------------------------------------------------------------+
            | NVIDIA-SMI 535.129.03             Driver Version: 535.129.03   CUDA Version: 12.2     |
            |-----------------------------------------+----------------------+----------------------+
            | GPU  Name                 Persistence-M | Bus-Id        Disp.A | Volatile Uncorr. ECC |
            | Fan  Temp   Perf          Pwr:Usage/Cap |         Memory-Usage | GPU-Util  Compute M. |
            |=========================================+======================+======================|
            |   0  NVIDIA A100-SXM4-40GB          On  | 00000000:07:00.0 Off |                    0 |
            | N/A   31C    P0              54W / 400W |  39012MiB / 40960MiB |      0%      Default |
            |   1  NVIDIA A100-SXM4-40GB          On  | 00000000:0F:00.0 Off |                    0 |
            | N/A   29C    P0              52W / 400W |      4MiB / 40960MiB |      0%      Default |
            +---------------------------------------------------------------------------------------+
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("|   0  NVIDIA GeForce RTX 30...  Off  | 00000000:01:00.0  On |                  N/A |", "gpu.name", "RTX 30")]
    [InlineData("|   0  GeForce RTX 208...  Off  | 00000000:01:00.0  On |                  N/A |", "gpu.count", "1")]
    [InlineData("| 30%   45C    P8    20W / 350W |   1234MiB / 24576MiB |      3%      Default |", "gpu.memory.total", "24")]
    [InlineData("GPU 3: Tesla V100-SXM2-32GB (UUID: GPU-aaaa)", "gpu.count", "4")]
    [InlineData("GPU 0: NVIDIA GeForce RTX 4090 (UUID: GPU-aaaa)", "gpu.name", "RTX 4090")]
    [InlineData("NVIDIA A100-SXM4-80GB, 81920 MiB, 535.54.03", "gpu.memory.total", "80")]
    [InlineData("Cuda compilation tools, release 11.8, V11.8.89", "cuda.toolkit", "11.8")]
    [InlineData("gcc (Ubuntu 9.4.0-1ubuntu1~20.04.2) 9.4.0", "gcc.version", "9.4.0")]
    [InlineData("Python 3.11.5", "python.version", "3.11.5")]
    [InlineData("ollama version is 0.1.32", "ollama.version", "0.1.32")]
    [InlineData("Linux node1 5.4.0-150-generic #167-Ubuntu SMP Mon May 15 17:35:05 UTC 2023 x86_64 x86_64 x86_64 GNU/Linux", "os.kernel", "5.4.0-150-generic")]
    [InlineData("PRETTY_NAME=\"CentOS Linux 7 (Core)\"", "os.version", "7")]
    [InlineData("Mem:           125Gi        12Gi       1.2Gi        10Mi       112Gi       112Gi", "memory.total", "125")]
    [InlineData("Mem:           125Gi        12Gi       1.2Gi        10Mi       112Gi       110Gi", "memory.available", "110")]
    [InlineData("Swap:            0B          0B          0B", "memory.total", null)]
    [InlineData("shm              64M     0   64M   0% /dev/shm", "memory.shm", "64")]
    [InlineData("/dev/sda1        98G   93G  1.2G  99% /", "disk.free", "1.2")]
    [InlineData("GPU[0]          : Card series:          AMD Instinct MI250X", "gpu.name", "Instinct MI250X")]
    [InlineData("  Name:                    gfx1100", "gpu.compute-capability", "gfx1100")]
    [InlineData("  Marketing Name:          AMD Radeon RX 7900 XTX", "gpu.vendor", "amd")]
    [InlineData("  Marketing Name:          AMD Ryzen 9 7950X 16-Core Processor", "gpu.vendor", null)]
    [InlineData("Successfully installed flash-attn-2.5.8 sgl-kernel-0.1.0 torch-2.3.0", "sgl-kernel.version", "0.1.0")]
    [InlineData("Requirement already satisfied: torch>=1.13 in /usr/lib/python3.10/site-packages (from vllm) (2.1.2)", "torch.version", "2.1.2")]
    public void A_single_row_of_a_tool_is_enough(string line, string key, string? value) =>
        FactReading.Of(line).ValueOf(key).ShouldBe(value);

    [Fact]
    public void Npu_smi_states_an_ascend_device()
    {
        FactSet facts = FactReading.Of("""
            | npu-smi 23.0.rc2                 Version: 23.0.rc2                                           |
            | NPU   Name                | Health        | Power(W)    Temp(C)           Hugepages-Usage(page)|
            | 0     910B3               | OK            | 93.4        42                0    / 0             |
            """);

        facts.ValueOf("gpu.name").ShouldBe("Ascend 910B3");
        facts.ValueOf("gpu.vendor").ShouldBe("ascend");
    }

    [Fact]
    public void Lists_of_packages_state_every_version()
    {
        FactSet facts = FactReading.Of("""
            Package                   Version
            ------------------------- --------------
            accelerate                0.25.0
            flash-attn                2.3.3
            nvidia-cublas-cu12        12.1.3.1
            tokenizers                0.15.0

            # packages in environment at /opt/conda/envs/x:
            #
            # Name                    Version                   Build  Channel
            _libgcc_mutex             0.1                        main
            auto-gptq                 0.6.0                    pypi_0    pypi
            python                    3.10.13              h955ad1f_0
            """);

        facts.ValueOf("accelerate.version").ShouldBe("0.25.0");
        facts.ValueOf("flash-attn.version").ShouldBe("2.3.3");
        facts.ValueOf("nvidia-cublas-cu12.version").ShouldBe("12.1.3.1");
        facts.ValueOf("tokenizers.version").ShouldBe("0.15.0");
        facts.ValueOf("auto-gptq.version").ShouldBe("0.6.0");
        facts.ValueOf("python.version").ShouldBe("3.10.13");
    }

    [Fact]
    public void A_block_comes_before_what_a_sentence_mentions()
    {
        FactSet facts = FactReading.Of("I use torch 1.13.1 here\n\nPyTorch version: 2.1.2+cu118\n");

        facts.Of("torch.version").Select(fact => fact.Value).ShouldBe(["2.1.2+cu118", "1.13.1"]);
    }

    [Fact]
    public void A_shorter_form_of_the_same_version_is_left_out() =>
        FactReading.Of("torch 2.1 fails\nPyTorch version: 2.1.2+cu118\n[pip3] torch==2.1.2\n")
            .Of("torch.version").ShouldHaveSingleItem().Value.ShouldBe("2.1.2+cu118");
}
