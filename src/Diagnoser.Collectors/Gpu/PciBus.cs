using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Gpu;

/// <summary>Display controllers and accelerators on the PCI bus, which are there with or without a driver.</summary>
internal sealed record PciBus(IReadOnlyList<PciDevice> Devices)
{
    private const string Folder = "/sys/bus/pci/devices";

    /// <summary>Vendors by the numbers of https://pci-ids.ucw.cz.</summary>
    public const string Nvidia = "10de";

    public const string Amd = "1002";

    public const string Intel = "8086";

    public const string Huawei = "19e5";

    /// <summary>Whether there is a device of a maker whose devices compute; an integrated Intel or AMD display controller is none.</summary>
    public bool HasAccelerator => Devices.Any(device => device.Vendor is Nvidia or Huawei);

    public static PciBus Read(IMachine machine)
    {
        List<PciDevice> devices = [];
        foreach (ListedName slot in machine.System.Kind == OperatingSystemKind.Linux ? machine.Files.List(Folder, 2_000).Entries : [])
        {
            string device = MachinePath.Join(Folder, slot.Name);
            string kind = machine.Files.ReadLine(MachinePath.Join(device, "class")) ?? "";

            // 0x03: display controller; 0x12: processing accelerator.
            if (kind.StartsWith("0x03", StringComparison.Ordinal) || kind.StartsWith("0x12", StringComparison.Ordinal))
            {
                devices.Add(new PciDevice(slot.Name, Number(machine, device, "vendor"), Number(machine, device, "device")));
            }
        }

        return new PciBus(devices);
    }

    public int CountOf(string vendor) => Devices.Count(device => device.Vendor == vendor);

    public void AddFacts(FactSink sink)
    {
        foreach (PciDevice device in Devices)
        {
            sink.Add("gpu.pci", $"{device.Vendor}:{device.Device} at {device.Slot}", Folder);
        }
    }

    private static string Number(IMachine machine, string device, string name)
    {
        string text = machine.Files.ReadLine(MachinePath.Join(device, name)) ?? "";
        return text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text;
    }
}
