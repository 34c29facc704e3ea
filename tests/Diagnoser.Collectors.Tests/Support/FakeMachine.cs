using System.Text;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Support;

/// <summary>A machine that a test describes: files by their text, tools by what they print.</summary>
internal sealed class FakeMachine : IMachine, IMachineTools
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly VirtualFiles _files;
    private readonly Dictionary<string, ToolResult> _tools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public FakeMachine(OperatingSystemKind kind = OperatingSystemKind.Linux)
    {
        _files = new VirtualFiles(kind == OperatingSystemKind.Windows);
        System = new MachineSystem
        {
            Kind = kind,
            Architecture = "x86_64",
            Version = "10.0.22631",
            Processors = 8,
            MemoryBytes = 32L << 30,
            CurrentDirectory = kind == OperatingSystemKind.Windows ? "C:/work" : "/home/user/work",
            HomeDirectory = kind == OperatingSystemKind.Windows ? "C:/Users/user" : "/home/user",
        };
        _files.AddDirectory(System.CurrentDirectory);
    }

    public MachineSystem System { get; init; }

    public IMachineFiles Files => _files;

    public VirtualFiles Virtual => _files;

    public IMachineTools Tools => this;

    public IReadOnlyDictionary<string, string> Variables => _variables;

    public TimeProvider Time { get; } = new FixedTime();

    public NvidiaReading? Library { get; set; }

    /// <summary>Answers calls of tools that no test named.</summary>
    public Func<ToolCall, ToolResult> OtherTools { get; init; } = _ => ToolResult.Missing;

    public NvidiaReading? ReadNvidiaLibrary() => Library;

    public FakeMachine File(string path, string text, DateTimeOffset? modified = null) => File(path, Encoding.UTF8.GetBytes(text), modified);

    public FakeMachine File(string path, byte[] bytes, DateTimeOffset? modified = null, long? length = null)
    {
        _files.AddFile(path, () => new MemoryStream(bytes), bytes.Length, length ?? bytes.Length, modified ?? Now);
        return this;
    }

    public FakeMachine Folder(string path)
    {
        _files.AddDirectory(path);
        return this;
    }

    public FakeMachine Variable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public FakeMachine Tool(string line, string output, int exitCode = 0, string error = "")
    {
        _tools[line] = new ToolResult(ToolOutcome.Finished, exitCode, output, error);
        return this;
    }

    public FakeMachine Tool(string line, ToolResult result)
    {
        _tools[line] = result;
        return this;
    }

    public Task<ToolResult> RunAsync(ToolCall invocation, TimeSpan limit, CancellationToken cancellation) =>
        Task.FromResult(_tools.TryGetValue(invocation.Line, out ToolResult? result) ? result : OtherTools(invocation));

    /// <summary>Runs one collector and gives its facts.</summary>
    public async Task<FactSet> CollectAsync(ICollector collector, CollectOptions? options = null) =>
        (await MachineCollection.RunAsync(this, [collector], options ?? CollectOptions.Default)).Facts;

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
