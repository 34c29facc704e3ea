using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;
using Diagnoser.Collectors.Python;
using Diagnoser.Collectors.Tests.ModelFiles;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Machines;

/// <summary>Paths and places of Windows and macOS, read on whatever system the tests run.</summary>
public sealed class OtherSystemTests
{
    [Theory]
    [InlineData(@"C:\models\Qwen2.5-Tiny-Instruct")]
    [InlineData("c:/Models/Qwen2.5-Tiny-Instruct")]
    [InlineData(@"..\models\Qwen2.5-Tiny-Instruct\")]
    public async Task A_model_on_Windows_is_found_however_its_path_is_written(string path)
    {
        FakeMachine machine = new(OperatingSystemKind.Windows);
        foreach ((string name, byte[] bytes) in new ModelFolderBuilder().Files())
        {
            machine.File("C:/models/Qwen2.5-Tiny-Instruct/" + name, bytes);
        }

        FactSet facts = await machine.CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = path });

        facts.ValueOf("model.type").ShouldBe("qwen2");
        facts.ValueOf("model.name").ShouldBe("Qwen2.5-Tiny-Instruct");
        facts.ValueOf("model.tensors").ShouldBe("4");
    }

    [Fact]
    public async Task The_Hugging_Face_cache_of_Windows_lies_below_the_users_folder()
    {
        const string hub = "C:/Users/user/.cache/huggingface/hub/models--Qwen--Tiny";
        FakeMachine machine = new FakeMachine(OperatingSystemKind.Windows).File(hub + "/refs/main", "abc").File(hub + "/snapshots/abc/config.json", "{\"model_type\": \"qwen2\"}");

        FactSet facts = await machine.CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = "Qwen/Tiny" });

        facts.ValueOf("model.type").ShouldBe("qwen2");
        facts.ValueOf("model.store").ShouldBe("hub");
        facts.ValueOf("model.repository").ShouldBe("Qwen/Tiny");
    }

    [Fact]
    public async Task A_virtual_environment_of_Windows_has_its_packages_in_Lib()
    {
        FakeMachine machine = new FakeMachine(OperatingSystemKind.Windows)
            .Variable("VIRTUAL_ENV", @"C:\work\venv")
            .File("C:/work/venv/pyvenv.cfg", "home = C:\\Python311\nversion = 3.11.9\n")
            .File("C:/work/venv/Scripts/python.exe", "")
            .File("C:/work/venv/Lib/site-packages/torch/version.py", "__version__ = '2.5.1+cpu'\ncuda: Optional[str] = None\n")
            .File("C:/work/venv/Lib/site-packages/torch-2.5.1+cpu.dist-info/METADATA", "Name: torch\nVersion: 2.5.1+cpu\n");

        FactSet facts = await machine.CollectAsync(new PythonCollector());

        facts.ValueOf("torch.version").ShouldBe("2.5.1+cpu");
        facts.ValueOf("torch.cuda").ShouldBe("cpu");
        facts.ValueOf("python.environment").ShouldBe("venv");
    }

    [Fact]
    public async Task A_Python_that_is_not_there_is_not_replaced_by_another()
    {
        FakeMachine machine = new FakeMachine().Variable("VIRTUAL_ENV", "/home/user/venv").File("/home/user/venv/pyvenv.cfg", "version = 3.11.9\n").Folder("/home/user/venv/lib/python3.11/site-packages");

        FactSet facts = await machine.CollectAsync(new PythonCollector(), CollectOptions.Default with { Python = "/nowhere/bin/python" });

        facts.ValueOf("python.chosen").ShouldBe("the active virtual environment");
    }
}
