namespace Diagnoser.Collectors;

/// <summary>A machine as collectors see it: they read it through this alone, so that a recorded machine stands in for a real one.</summary>
public interface IMachine
{
    /// <summary>What the system says of itself.</summary>
    MachineSystem System { get; }

    /// <summary>The files.</summary>
    IMachineFiles Files { get; }

    /// <summary>The system's own tools, such as nvidia-smi.</summary>
    IMachineTools Tools { get; }

    /// <summary>The environment variables; names are compared as the platform compares them.</summary>
    IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>Reads the GPUs through NVIDIA's management library, without starting a program.</summary>
    /// <returns>What the library says; null if the library is not on the machine.</returns>
    Gpu.NvidiaReading? ReadNvidiaLibrary();
}
