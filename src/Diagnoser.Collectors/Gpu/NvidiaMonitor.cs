using System.Runtime.InteropServices;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Looks at NVIDIA GPUs again and again through NVML, which stays open in between, so that a look takes microseconds. Functions and
/// structures are those of https://docs.nvidia.com/deploy/nvml-api/. It may be used from one thread at a time.
/// </summary>
public sealed unsafe class NvidiaMonitor : IDisposable
{
    private const int Success = 0;
    private const int MostGpus = 128;

    private readonly nint _library;
    private readonly nint[] _devices;
    private readonly delegate* unmanaged<nint, ulong*, int> _readMemory;
    private readonly delegate* unmanaged<nint, uint*, int> _readUtilization;

    private NvidiaMonitor(nint library, nint[] devices)
    {
        _library = library;
        _devices = devices;
        _readMemory = (delegate* unmanaged<nint, ulong*, int>)ExportOf(library, "nvmlDeviceGetMemoryInfo");
        _readUtilization = (delegate* unmanaged<nint, uint*, int>)ExportOf(library, "nvmlDeviceGetUtilizationRates");
    }

    /// <summary>Opens the library.</summary>
    /// <returns>Null if there is no library, no driver or no GPU.</returns>
    public static NvidiaMonitor? Open()
    {
        if (!NvidiaLibrary.TryLoad(out nint library))
        {
            return null;
        }

        nint initialize = ExportOf(library, "nvmlInit_v2");
        if (initialize != 0 && ((delegate* unmanaged<int>)initialize)() == Success)
        {
            nint[] devices = OpenDevices(library);
            if (devices.Length > 0)
            {
                return new NvidiaMonitor(library, devices);
            }

            Shutdown(library);
        }

        NativeLibrary.Free(library);
        return null;
    }

    /// <summary>Looks at every GPU whose memory can be read.</summary>
    public IReadOnlyList<NvidiaLoad> Read()
    {
        List<NvidiaLoad> loads = [];
        ulong* memory = stackalloc ulong[3];
        uint* utilization = stackalloc uint[2];
        for (int index = 0; index < _devices.Length; index++)
        {
            if (_readMemory != null && _readMemory(_devices[index], memory) == Success)
            {
                bool tells = _readUtilization != null && _readUtilization(_devices[index], utilization) == Success;
                loads.Add(new NvidiaLoad(index, (long)memory[2], (long)memory[0], tells ? (int)utilization[0] : null));
            }
        }

        return loads;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Shutdown(_library);
        NativeLibrary.Free(_library);
    }

    private static nint[] OpenDevices(nint library)
    {
        uint count;
        nint counting = ExportOf(library, "nvmlDeviceGetCount_v2");
        nint opening = ExportOf(library, "nvmlDeviceGetHandleByIndex_v2");
        if (counting == 0 || opening == 0 || ((delegate* unmanaged<uint*, int>)counting)(&count) != Success)
        {
            return [];
        }

        List<nint> devices = [];
        for (uint index = 0; index < Math.Min(count, MostGpus); index++)
        {
            nint device;
            if (((delegate* unmanaged<uint, nint*, int>)opening)(index, &device) == Success)
            {
                devices.Add(device);
            }
        }

        return [.. devices];
    }

    private static void Shutdown(nint library)
    {
        nint shutdown = ExportOf(library, "nvmlShutdown");
        if (shutdown != 0)
        {
            _ = ((delegate* unmanaged<int>)shutdown)();
        }
    }

    private static nint ExportOf(nint library, string name) => NativeLibrary.TryGetExport(library, name, out nint export) ? export : 0;
}
