using System.Diagnostics;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Python;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Python;

public sealed class PythonCollectorTests
{
    private const string Prefix = "/home/user/work/.venv";
    private const string Site = Prefix + "/lib/python3.10/site-packages";

    [Fact]
    public async Task The_versions_of_packages_come_from_their_metadata()
    {
        FactSet facts = await Environment()
            .File(Site + "/flash_attn-2.5.8.dist-info/METADATA", "Metadata-Version: 2.1\nName: flash_attn\nVersion: 2.5.8\n\nVersion: 9.9\n")
            .File(Site + "/old_package-1.0-py3.10.egg-info/PKG-INFO", "Name: old-package\nVersion: 1.0\n")
            .CollectAsync(new PythonCollector());

        facts.ValueOf("flash-attn.version").ShouldBe("2.5.8");
        facts.ValueOf("old-package.version").ShouldBe("1.0");
        facts.ValueOf("python.version").ShouldBe("3.10.12");
        facts.ValueOf("python.environment").ShouldBe("venv");
        facts.ValueOf("python.packages").ShouldBe("2");
    }

    [Theory]
    [InlineData("2.3.0+cu121", "'12.1'", "None", "torch.cuda", "12.1")]
    [InlineData("2.3.0+cpu", "None", "None", "torch.cuda", "cpu")]
    [InlineData("2.5.1+rocm6.2", "None", "'6.2.41133-dd7f95766'", "torch.rocm", "6.2")]
    public async Task The_build_of_torch_is_read_from_its_own_file(string version, string cuda, string hip, string key, string expected)
    {
        FactSet facts = await Environment()
            .File(Site + "/torch/version.py", $"__version__ = '{version}'\ndebug = False\ncuda: Optional[str] = {cuda}\ngit_version = 'abc'\nhip: Optional[str] = {hip}\n")
            .CollectAsync(new PythonCollector());

        facts.ValueOf("torch.version").ShouldBe(version);
        facts.ValueOf(key).ShouldBe(expected);
    }

    [Fact]
    public async Task Leftovers_and_duplicates_of_broken_installs_are_named()
    {
        FactSet facts = await Environment()
            .Folder(Site + "/~orch")
            .Folder(Site + "/torch")
            .File(Site + "/torch-2.1.2.dist-info/METADATA", "Name: torch\nVersion: 2.1.2\n")
            .File(Site + "/torch-2.2.0.dist-info/METADATA", "Name: torch\nVersion: 2.2.0\n")
            .File(Site + "/vllm-0.6.3.dist-info/METADATA", "Name: vllm\nVersion: 0.6.3\n")
            .CollectAsync(new PythonCollector());

        facts.Values("python.leftovers").ShouldBe(["~orch", "vllm-0.6.3.dist-info without the folder vllm"]);
        facts.ValueOf("python.duplicate").ShouldBe("torch: 2.1.2 and 2.2.0");
    }

    [Fact]
    public async Task Requirements_that_are_not_met_are_named_as_far_as_their_markers_hold()
    {
        FactSet facts = await Environment()
            .File(Site + "/vllm-0.6.3.dist-info/METADATA",
                "Name: vllm\nVersion: 0.6.3\nRequires-Dist: torch (==2.4.0)\nRequires-Dist: numpy (<2.0.0)\nRequires-Dist: ray>=2.9 ; extra == \"ray\"\nRequires-Dist: pywin32 ; sys_platform == \"win32\"\nRequires-Dist: outlines\n")
            .Folder(Site + "/vllm")
            .Folder(Site + "/torch")
            .File(Site + "/torch-2.4.0+cu121.dist-info/METADATA", "Name: torch\nVersion: 2.4.0+cu121\n")
            .File(Site + "/numpy-2.1.3.dist-info/METADATA", "Name: numpy\nVersion: 2.1.3\n")
            .Folder(Site + "/numpy")
            .CollectAsync(new PythonCollector());

        facts.Values("python.unmet").ShouldBe(
            ["vllm 0.6.3 needs numpy<2.0.0, and 2.1.3 is installed", "vllm 0.6.3 needs outlines, which is not installed"]);
    }

    [Fact]
    public async Task A_wheel_for_another_torch_is_known_by_its_address()
    {
        FactSet facts = await Environment()
            .File(Site + "/torch/version.py", "__version__ = '2.7.0+cu128'\ncuda: Optional[str] = '12.8'\n")
            .File(Site + "/flash_attn-2.7.4.post1.dist-info/METADATA", "Name: flash_attn\nVersion: 2.7.4.post1\n")
            .File(Site + "/flash_attn-2.7.4.post1.dist-info/direct_url.json", """{"archive_info": {}, "url": "https://example.org/flash_attn-2.7.4.post1%2Bcu12torch2.5cxx11abiFALSE-cp310-cp310-linux_x86_64.whl"}""")
            .Folder(Site + "/flash_attn")
            .CollectAsync(new PythonCollector());

        facts.Values("python.extension-mismatch").ShouldBe(["flash-attn 2.7.4.post1 was built for torch 2.5, and torch 2.7.0+cu128 is installed"]);
    }

    [Fact]
    public async Task A_package_of_the_home_folder_that_hides_the_environments_is_named()
    {
        FakeMachine machine = new FakeMachine()
            .Variable("CONDA_PREFIX", "/opt/conda")
            .File("/opt/conda/conda-meta/python-3.10.13-h955ad1f_0.json", "{}")
            .File("/opt/conda/lib/python3.10/site-packages/transformers-4.46.2.dist-info/METADATA", "Name: transformers\nVersion: 4.46.2\n")
            .File("/home/user/.local/lib/python3.10/site-packages/transformers-4.30.2.dist-info/METADATA", "Name: transformers\nVersion: 4.30.2\n");

        FactSet facts = await machine.CollectAsync(new PythonCollector());

        facts.ValueOf("transformers.version").ShouldBe("4.30.2");
        facts.ValueOf("python.user-site").ShouldBe("transformers in /home/user/.local/lib/python3.10/site-packages hides transformers 4.46.2 of the environment");
        facts.ValueOf("python.version").ShouldBe("3.10.13");
    }

    [Fact]
    public async Task The_Python_that_the_user_names_comes_before_the_active_one()
    {
        FakeMachine machine = Environment()
            .File("/srv/other/pyvenv.cfg", "home = /usr/bin\nversion = 3.12.1\n")
            .File("/srv/other/bin/python", "")
            .File("/srv/other/lib/python3.12/site-packages/peft-0.13.0.dist-info/METADATA", "Name: peft\nVersion: 0.13.0\n");

        FactSet facts = await machine.CollectAsync(new PythonCollector(), CollectOptions.Default with { Python = "/srv/other/bin/python" });

        facts.ValueOf("python.version").ShouldBe("3.12.1");
        facts.ValueOf("peft.version").ShouldBe("0.13.0");
        facts.Values("python.others").ShouldHaveSingleItem().ShouldStartWith("venv 3.10.12");
    }

    [Fact]
    public async Task A_folder_of_a_hundred_thousand_entries_is_read_within_the_collectors_time()
    {
        FakeMachine machine = Environment();
        for (int index = 0; index < 100_000; index++)
        {
            machine.Virtual.AddDirectory($"{Site}/package_{index}");
        }

        for (int index = 0; index < 300; index++)
        {
            machine.File($"{Site}/distribution_{index}-1.0.dist-info/METADATA", $"Name: distribution-{index}\nVersion: 1.0\nRequires-Dist: torch>=2.0\n");
        }

        machine.File(Site + "/torch-2.1.0.dist-info/METADATA", "Name: torch\nVersion: 2.1.0\n");
        long start = Stopwatch.GetTimestamp();
        FactSet facts = await machine.CollectAsync(new PythonCollector());

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(6));
        facts.ValueOf("torch.version").ShouldBe("2.1.0");
    }

    [Fact]
    public async Task Without_leave_no_Python_is_started()
    {
        FactSet facts = await Environment().CollectAsync(new ProbeCollector());

        facts.All.ShouldBeEmpty();
    }

    private static FakeMachine Environment() => new FakeMachine()
        .Variable("VIRTUAL_ENV", Prefix)
        .File(Prefix + "/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.10.12\n")
        .Folder(Site);
}
