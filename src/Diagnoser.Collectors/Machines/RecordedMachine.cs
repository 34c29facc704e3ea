using System.Text.Json;
using Diagnoser.Collectors.Gpu;

namespace Diagnoser.Collectors.Machines;

/// <summary>
/// A machine that was recorded into a folder: <c>machine.json</c> (the system, variables, lengths, links, disks, commands), <c>files/</c> (files as
/// they stood, a Windows drive as a folder of its letter) and <c>commands/</c> (what tools printed). tests/machines/README.md tells the layout.
/// </summary>
public sealed class RecordedMachine : IMachine
{
    private RecordedMachine(RecordingDescription description, IMachineFiles files, IMachineTools tools)
    {
        System = description.System;
        Variables = description.Variables;
        Time = new RecordedTime(description.Now);
        Files = files;
        Tools = tools;
    }

    /// <inheritdoc/>
    public MachineSystem System { get; }

    /// <inheritdoc/>
    public IMachineFiles Files { get; }

    /// <inheritdoc/>
    public IMachineTools Tools { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <summary>Opens a recording.</summary>
    /// <param name="folder">The folder with machine.json.</param>
    /// <exception cref="InvalidDataException">The folder holds no recording, or one that cannot be read; the message is one sentence for the user.</exception>
    public static RecordedMachine Open(string folder)
    {
        string file = Path.Combine(folder, RecordingDescription.FileName);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{folder} holds no recorded machine: {RecordingDescription.FileName} is missing; record one with `llmdiag collect --record DIR`");
        }

        RecordingDescription description;
        try
        {
            description = RecordingDescription.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} cannot be read: {exception.Message}", exception);
        }

        return new RecordedMachine(description, ReadFiles(folder, description), new RecordedTools(folder, description.Commands));
    }

    /// <inheritdoc/>
    public NvidiaReading? ReadNvidiaLibrary() => null;

    private static VirtualFiles ReadFiles(string folder, RecordingDescription description)
    {
        bool windows = description.System.Kind == OperatingSystemKind.Windows;
        VirtualFiles files = new(windows);
        string root = Path.Combine(folder, "files");
        foreach (string file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            string relative = Path.GetRelativePath(root, file).Replace('\\', '/');
            string path = windows && relative is [_, '/', ..] ? $"{relative[0]}:{relative[1..]}" : "/" + relative;
            long recorded = new FileInfo(file).Length;
            files.AddFile(path, () => File.OpenRead(file), recorded, Math.Max(recorded, description.Lengths.GetValueOrDefault(path)), description.ModifiedOf(path));
        }

        foreach ((string path, long length) in description.Lengths)
        {
            if (files.Find(path) is null)
            {
                files.AddFile(path, null, 0, length, description.ModifiedOf(path));
            }
        }

        foreach (string path in description.Directories)
        {
            files.AddDirectory(path);
        }

        foreach ((string path, string target) in description.Links)
        {
            files.AddLink(path, target);
        }

        foreach (string path in description.Denied)
        {
            files.Deny(path);
        }

        foreach ((string path, DiskSpace space) in description.Disks)
        {
            files.AddDisk(path, space);
        }

        return files;
    }

    private sealed class RecordedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
