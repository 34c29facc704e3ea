using System.Text.Json;
using System.Text.Json.Nodes;
using Diagnoser.Collectors.Tests.ModelFiles;

namespace Diagnoser.Cli.Tests.Machines;

/// <summary>A recording that a test writes: a machine with nothing wrong, a model's folder on it, and what the test adds.</summary>
internal sealed class WrittenMachine : IDisposable
{
    private const string Home = "/home/user";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llmdiag-machine-");
    private readonly JsonArray _commands = [];
    private readonly JsonObject _variables = new() { ["PATH"] = "/usr/bin" };
    private readonly JsonObject _links = [];
    private readonly JsonObject _lengths = [];

    public WrittenMachine() => File("/proc/meminfo", "MemTotal:       32768000 kB\nMemAvailable:   30000000 kB\n");

    /// <summary>The folder to give to <c>--machine</c>.</summary>
    public string Folder => _folder.FullName;

    public WrittenMachine Model(ModelFolderBuilder model)
    {
        foreach ((string name, byte[] bytes) in model.Files())
        {
            File($"{model.Folder}/{name}", bytes);
        }

        return this;
    }

    public WrittenMachine File(string path, byte[] bytes)
    {
        string target = Path.Join(Folder, "files", path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        System.IO.File.WriteAllBytes(target, bytes);
        return this;
    }

    public WrittenMachine File(string path, string text) => File(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A file of which the beginning is there, and the length of the whole.</summary>
    public WrittenMachine File(string path, byte[] beginning, long length)
    {
        _lengths[path] = length;
        return File(path, beginning);
    }

    public WrittenMachine Link(string path, string target)
    {
        _links[path] = target;
        return this;
    }

    /// <summary>A Python environment with packages, each <c>name version</c>.</summary>
    public WrittenMachine Python(params string[] packages)
    {
        const string prefix = Home + "/venv";
        _variables["VIRTUAL_ENV"] = prefix;
        File(prefix + "/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.9\n");
        File(prefix + "/bin/python", "");
        foreach (string[] package in packages.Select(package => package.Split(' ')))
        {
            File($"{prefix}/lib/python3.11/site-packages/{package[0]}/__init__.py", "");
            File($"{prefix}/lib/python3.11/site-packages/{package[0]}-{package[1]}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {package[0]}\nVersion: {package[1]}\n");
        }

        return this;
    }

    /// <summary>An NVIDIA GPU.</summary>
    public WrittenMachine Gpu(string name, int mebibytes, string capability, string driver = "550.54.15") =>
        Command("nvidia-smi", "").Command(
            "nvidia-smi --query-gpu=index,name,driver_version,memory.total,memory.used,compute_cap,ecc.errors.uncorrected.volatile.total,mig.mode.current --format=csv,noheader,nounits",
            $"0, {name}, {driver}, {mebibytes}, 0, {capability}, [N/A], [N/A]\n");

    public WrittenMachine Command(string line, string output, string outcome = "finished")
    {
        string name = $"{_commands.Count:00}.txt";
        Directory.CreateDirectory(Path.Join(Folder, "commands"));
        System.IO.File.WriteAllText(Path.Join(Folder, "commands", name), output);
        _commands.Add(new JsonObject { ["run"] = line, ["outcome"] = outcome, ["exit"] = 0, ["output"] = name });
        return this;
    }

    /// <summary>Writes the description and checks the machine.</summary>
    public Task<ProgramRun> CheckAsync(params string[] arguments)
    {
        JsonObject description = new()
        {
            ["system"] = new JsonObject { ["kind"] = "linux", ["architecture"] = "x86_64", ["processors"] = 8, ["memoryBytes"] = 32L << 30, ["currentDirectory"] = Home, ["homeDirectory"] = Home },
            ["now"] = "2026-01-15T12:00:00Z",
            ["variables"] = _variables.DeepClone(),
            ["links"] = _links.DeepClone(),
            ["lengths"] = _lengths.DeepClone(),
            ["directories"] = new JsonArray(Home),
            ["commands"] = _commands.DeepClone(),
        };
        System.IO.File.WriteAllText(Path.Join(Folder, "machine.json"), JsonSerializer.Serialize(description));
        return ProgramRun.OfAsync(["check", "--machine", Folder, .. arguments]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
