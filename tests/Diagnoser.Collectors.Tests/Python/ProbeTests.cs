using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Python;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Python;

public sealed class ProbeTests
{
    private static readonly CollectOptions Probing = CollectOptions.Default with { Probe = true };

    [Fact]
    public async Task What_torch_says_of_itself_becomes_facts()
    {
        FactSet facts = await ProbeAsync(new ToolResult(ToolOutcome.Finished, 0, """
            some warning that torch prints
            LLMDIAG{"import": "ok", "version": "2.5.1+cu124", "available": true, "xpu": false, "xnnpack": true, "arch": "sm_80 sm_90", "devices": ["NVIDIA A100-SXM4-80GB"]}
            """));

        facts.ValueOf("probe.import-torch").ShouldBe("ok");
        facts.ValueOf("torch.cuda-available").ShouldBe("true");
        facts.ValueOf("torch.xnnpack").ShouldBe("true");
        facts.ValueOf("torch.arch-list").ShouldBe("sm_80 sm_90");
        facts.ValueOf("probe.devices").ShouldBe("NVIDIA A100-SXM4-80GB");
    }

    [Fact]
    public async Task An_import_that_fails_says_with_which_error() =>
        (await ProbeAsync(new ToolResult(ToolOutcome.Finished, 0, """LLMDIAG{"import": "ImportError: libcudnn.so.9: cannot open shared object file"}""")))
            .ValueOf("probe.import-torch").ShouldBe("ImportError: libcudnn.so.9: cannot open shared object file");

    [Fact]
    public async Task A_Python_that_crashes_leaves_its_exit_code_and_its_last_words() =>
        (await ProbeAsync(new ToolResult(ToolOutcome.Finished, 139, "", "Fatal Python error: Segmentation fault\n")))
            .ValueOf("probe.error").ShouldBe("the process ended with code 139: Fatal Python error: Segmentation fault");

    [Fact]
    public async Task A_Python_that_hangs_is_said_to_hang() =>
        (await ProbeAsync(ToolResult.TimedOut)).ValueOf("probe.error").ShouldBe("import torch did not end within 55 s");

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_no_failure() =>
        (await ProbeAsync(new ToolResult(ToolOutcome.Finished, 0, "LLMDIAG{broken"))).ValueOf("probe.error").ShouldBe("its answer cannot be read");

    private static Task<FactSet> ProbeAsync(ToolResult answer) =>
        new FakeMachine { OtherTools = call => call.Tool == "/home/user/venv/bin/python" && call.Arguments[0] == "-c" ? answer : ToolResult.Missing }
            .Variable("VIRTUAL_ENV", "/home/user/venv")
            .File("/home/user/venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.9\n")
            .File("/home/user/venv/bin/python", "")
            .Folder("/home/user/venv/lib/python3.11/site-packages")
            .CollectAsync(new ProbeCollector(), Probing);
}
