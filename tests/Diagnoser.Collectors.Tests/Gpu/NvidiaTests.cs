using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Gpu;

public sealed class NvidiaTests
{
    private const string Table =
        """
        Sat Dec 27 06:59:14 2025
        +---------------------------------------------------------------------------------------+
        | NVIDIA-SMI 535.86.10              Driver Version: 535.86.10    CUDA Version: 12.2     |
        |-----------------------------------------+----------------------+----------------------+
        | GPU  Name                 Persistence-M | Bus-Id        Disp.A | Volatile Uncorr. ECC |
        | Fan  Temp   Perf          Pwr:Usage/Cap |         Memory-Usage | GPU-Util  Compute M. |
        |                                         |                      |               MIG M. |
        |=========================================+======================+======================|
        |   0  NVIDIA A800-SXM4-80GB          On  | 00000000:27:00.0 Off |                    2 |
        | N/A   49C    P0             125W / 400W |  34447MiB / 81920MiB |     72%      Default |
        |                                         |                      |             Disabled |
        +-----------------------------------------+----------------------+----------------------+

        +---------------------------------------------------------------------------------------+
        | Processes:                                                                            |
        |  GPU   GI   CI        PID   Type   Process name                            GPU Memory |
        |        ID   ID                                                             Usage      |
        |=======================================================================================|
        |    0   N/A  N/A     22140      C   /opt/conda/bin/python                    34440MiB |
        +---------------------------------------------------------------------------------------+
        """;

    [Fact]
    public void The_table_of_nvidia_smi_gives_driver_memory_and_processes()
    {
        NvidiaReading reading = NvidiaSmiTable.Parse(Table);

        reading.DriverVersion.ShouldBe("535.86.10");
        reading.CudaVersion.ShouldBe("12.2");
        NvidiaGpu gpu = reading.Gpus.ShouldHaveSingleItem();
        gpu.Name.ShouldBe("NVIDIA A800-SXM4-80GB");
        gpu.TotalBytes.ShouldBe(81920L << 20);
        gpu.UsedBytes.ShouldBe(34447L << 20);
        gpu.UncorrectedErrors.ShouldBe(2);
        gpu.Processes.ShouldBe(["22140 python (34440 MiB)"]);
    }

    [Fact]
    public async Task Where_the_query_has_a_field_that_the_driver_does_not_know_the_table_is_enough()
    {
        FakeMachine machine = new FakeMachine()
            .Tool("nvidia-smi", Table)
            .Tool("nvidia-smi " + string.Join(' ', NvidiaSmi.QueryArguments), "Field \"compute_cap\" is not a valid field to query.\n", exitCode: 2);

        FactSet facts = await machine.CollectAsync(new GpuCollector());

        facts.ValueOf("gpu.name").ShouldBe("A800-SXM4-80GB");
        facts.ValueOf("gpu.memory.total").ShouldBe("80");
        facts.ValueOf("driver.state").ShouldBe("ok");
        facts.ValueOf("gpu.tool-error").ShouldBeNull();
    }

    [Theory]
    [InlineData("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.", "not-loaded")]
    [InlineData("Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 535.183", "mismatch")]
    [InlineData("Failed to initialize NVML: Unknown Error", "error")]
    [InlineData("No devices were found", "no-devices")]
    public async Task What_nvidia_smi_says_instead_of_an_answer_becomes_the_drivers_state(string said, string state)
    {
        FactSet facts = await new FakeMachine().Tool("nvidia-smi", said, exitCode: 9).CollectAsync(new GpuCollector());

        facts.ValueOf("driver.state").ShouldBe(state);
        facts.ValueOf("gpu.tool-error").ShouldBe(said.Replace('\n', ' '));
        facts.ValueOf("gpu.count").ShouldBe("0");
        facts.ValueOf("gpu.vendor").ShouldBe(state == "no-devices" ? "none" : null);
    }

    [Fact]
    public async Task A_tool_that_hangs_leaves_what_the_kernel_module_says()
    {
        FakeMachine machine = new FakeMachine()
            .Tool("nvidia-smi", ToolResult.TimedOut)
            .File("/proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\nGCC version:  gcc version 12.3.0\n")
            .File("/proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 3090\nIRQ:   \t\t 158\n");

        FactSet facts = await machine.CollectAsync(new GpuCollector());

        facts.ValueOf("gpu.name").ShouldBe("RTX 3090");
        facts.ValueOf("driver.version").ShouldBe("535.183.01");
        facts.ValueOf("gpu.tool-error").ShouldBe("nvidia-smi did not answer in time");
    }

    [Fact]
    public async Task A_card_without_a_driver_is_seen_on_the_bus()
    {
        FakeMachine machine = new FakeMachine()
            .File("/sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n")
            .File("/sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n")
            .File("/sys/bus/pci/devices/0000:01:00.0/device", "0x2684\n");

        FactSet facts = await machine.CollectAsync(new GpuCollector());

        facts.ValueOf("gpu.vendor").ShouldBe("nvidia");
        facts.ValueOf("driver.state").ShouldBe("missing");
        facts.ValueOf("gpu.pci").ShouldBe("10de:2684 at 0000:01:00.0");
    }

    [Fact]
    public async Task The_library_is_preferred_and_no_tool_is_then_needed()
    {
        FakeMachine machine = new()
        {
            Library = new NvidiaReading
            {
                Source = "NVML",
                DriverVersion = "550.54.15",
                CudaVersion = "12.4",
                Gpus = [new NvidiaGpu { Index = 0, Name = "NVIDIA GeForce RTX 4090", TotalBytes = 24564L << 20, UsedBytes = 1024L << 20, ComputeCapability = "8.9" }],
            },
        };

        FactSet facts = await machine.CollectAsync(new GpuCollector());

        facts.ValueOf("gpu.name").ShouldBe("RTX 4090");
        facts.ValueOf("gpu.compute-capability").ShouldBe("8.9");
        facts.ValueOf("gpu.memory.free-now").ShouldBe("22.99");
        facts.Of("gpu.name")[0].Source.Detail.ShouldBe("NVML");
    }

    [Fact]
    public void The_matrix_of_links_gives_every_pair_once()
    {
        const string matrix =
            """
            	GPU0	GPU1	GPU2	CPU Affinity	NUMA Affinity
            GPU0	 X 	NV12	SYS	0-31	0
            GPU1	NV12	 X 	PHB	0-31	0
            GPU2	SYS	PHB	 X 	32-63	1
            """;

        NvidiaLinks.ReadMatrix(matrix).ShouldBe([("GPU0-GPU1", "NV12"), ("GPU0-GPU2", "SYS"), ("GPU1-GPU2", "PHB")]);
    }

    [Fact]
    public void Of_Xid_lines_the_newest_number_stands_first()
    {
        FactSink sink = new();
        Diagnoser.Collectors.Machine.KernelLogCollector.Read(
            "NVRM: Xid (PCI:0000:1b:00): 31, pid=2214, name=python, Ch 00000008\nNVRM: Xid (PCI:0000:1b:00): 79, pid='<unknown>', name=<unknown>, GPU has fallen off the bus.\n", sink, "dmesg");

        sink.Facts.Where(fact => fact.Key == "gpu.xid").Select(fact => fact.Value).ShouldBe(["79", "31"]);
    }
}
