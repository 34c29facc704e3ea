using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Reads GPUs through NVML, the library beneath nvidia-smi, which comes with the driver. Functions, structures and numbers are those of
/// https://docs.nvidia.com/deploy/nvml-api/; a function that an old library lacks leaves its value unknown.
/// </summary>
internal static unsafe class NvidiaLibrary
{
    private const int Success = 0;
    private const int InsufficientSize = 7;
    private const int UncorrectedErrors = 1;
    private const int SinceDriverLoad = 0;

    /// <summary>Reads the GPUs.</summary>
    /// <returns>Null if the library is not there or is not what it should be.</returns>
    public static NvidiaReading? Read()
    {
        if (!TryLoad(out nint library))
        {
            return null;
        }

        try
        {
            return Read(library);
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    /// <summary>Loads the library; the caller frees it.</summary>
    internal static bool TryLoad(out nint library)
    {
        library = 0;
        if (OperatingSystem.IsMacOS())
        {
            return false;
        }

        string[] names = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.SystemDirectory, "nvml.dll")]
            : ["libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1"];
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out library))
            {
                return true;
            }
        }

        return false;
    }

    private static NvidiaReading? Read(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "nvmlInit_v2", out nint initialize) || !NativeLibrary.TryGetExport(library, "nvmlShutdown", out nint shutdown))
        {
            return null;
        }

        int result = ((delegate* unmanaged<int>)initialize)();
        if (result != Success)
        {
            return new NvidiaReading { Source = "NVML", Failure = Explain(library, result) };
        }

        try
        {
            return new NvidiaReading
            {
                Source = "NVML",
                DriverVersion = ReadDriver(library),
                CudaVersion = ReadCuda(library),
                Gpus = ReadGpus(library),
            };
        }
        finally
        {
            _ = ((delegate* unmanaged<int>)shutdown)();
        }
    }

    private static string Explain(nint library, int result)
    {
        if (NativeLibrary.TryGetExport(library, "nvmlErrorString", out nint export))
        {
            string? text = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<int, byte*>)export)(result));
            if (!string.IsNullOrEmpty(text))
            {
                return text;
            }
        }

        return "NVML error " + result.ToString(CultureInfo.InvariantCulture);
    }

    private static string? ReadDriver(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "nvmlSystemGetDriverVersion", out nint export))
        {
            return null;
        }

        byte* text = stackalloc byte[96];
        return ((delegate* unmanaged<byte*, uint, int>)export)(text, 95) == Success ? Text(text, 96) : null;
    }

    private static string? ReadCuda(nint library)
    {
        int version;
        return NativeLibrary.TryGetExport(library, "nvmlSystemGetCudaDriverVersion_v2", out nint export)
            && ((delegate* unmanaged<int*, int>)export)(&version) == Success
            ? string.Create(CultureInfo.InvariantCulture, $"{version / 1000}.{version % 1000 / 10}")
            : null;
    }

    private static List<NvidiaGpu> ReadGpus(nint library)
    {
        List<NvidiaGpu> gpus = [];
        uint count;
        if (!NativeLibrary.TryGetExport(library, "nvmlDeviceGetCount_v2", out nint counting)
            || !NativeLibrary.TryGetExport(library, "nvmlDeviceGetHandleByIndex_v2", out nint opening)
            || ((delegate* unmanaged<uint*, int>)counting)(&count) != Success)
        {
            return gpus;
        }

        for (uint index = 0; index < Math.Min(count, 128); index++)
        {
            nint device;
            if (((delegate* unmanaged<uint, nint*, int>)opening)(index, &device) == Success)
            {
                gpus.Add(ReadGpu(library, (int)index, device));
            }
        }

        return gpus;
    }

    private static NvidiaGpu ReadGpu(nint library, int index, nint device)
    {
        ulong* memory = stackalloc ulong[3];
        bool hasMemory = NativeLibrary.TryGetExport(library, "nvmlDeviceGetMemoryInfo", out nint export)
            && ((delegate* unmanaged<nint, ulong*, int>)export)(device, memory) == Success;
        ulong errors = 0;
        bool hasErrors = NativeLibrary.TryGetExport(library, "nvmlDeviceGetTotalEccErrors", out export)
            && ((delegate* unmanaged<nint, int, int, ulong*, int>)export)(device, UncorrectedErrors, SinceDriverLoad, &errors) == Success;
        uint current = 0;
        uint pending = 0;
        bool hasDivision = NativeLibrary.TryGetExport(library, "nvmlDeviceGetMigMode", out export)
            && ((delegate* unmanaged<nint, uint*, uint*, int>)export)(device, &current, &pending) == Success;
        return new NvidiaGpu
        {
            Index = index,
            Name = ReadName(library, device),
            TotalBytes = hasMemory ? (long)memory[0] : 0,
            UsedBytes = hasMemory ? (long)memory[2] : null,
            ComputeCapability = ReadCapability(library, device),
            UncorrectedErrors = hasErrors ? (long)errors : null,
            IsDivided = hasDivision ? current == 1 : null,
            Processes = ReadProcesses(library, device),
        };
    }

    private static string ReadName(nint library, nint device)
    {
        byte* text = stackalloc byte[128];
        return NativeLibrary.TryGetExport(library, "nvmlDeviceGetName", out nint export)
            && ((delegate* unmanaged<nint, byte*, uint, int>)export)(device, text, 127) == Success
            ? Text(text, 128)
            : "NVIDIA GPU";
    }

    private static string? ReadCapability(nint library, nint device)
    {
        int major;
        int minor;
        return NativeLibrary.TryGetExport(library, "nvmlDeviceGetCudaComputeCapability", out nint export)
            && ((delegate* unmanaged<nint, int*, int*, int>)export)(device, &major, &minor) == Success
            ? string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}")
            : null;
    }

    private static List<string> ReadProcesses(nint library, nint device)
    {
        if (!NativeLibrary.TryGetExport(library, "nvmlDeviceGetComputeRunningProcesses_v3", out nint export))
        {
            return [];
        }

        uint count = 64;
        Span<ProcessInformation> processes = stackalloc ProcessInformation[64];
        fixed (ProcessInformation* first = processes)
        {
            int result = ((delegate* unmanaged<nint, uint*, ProcessInformation*, int>)export)(device, &count, first);
            if (result is not (Success or InsufficientSize))
            {
                return [];
            }
        }

        List<string> names = [];
        foreach (ProcessInformation process in processes[..(int)Math.Min(count, 64)])
        {
            // All bits set says that the driver does not tell (Windows).
            string memory = process.UsedBytes == ulong.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" ({process.UsedBytes >> 20} MiB)");
            names.Add(process.Identifier.ToString(CultureInfo.InvariantCulture) + memory);
        }

        return names;
    }

    private static string Text(byte* text, int length)
    {
        ReadOnlySpan<byte> bytes = new(text, length);
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>nvmlProcessInfo_t of the functions that end in _v3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public uint Identifier;
        public ulong UsedBytes;
        public uint GpuInstance;
        public uint ComputeInstance;
    }
}
