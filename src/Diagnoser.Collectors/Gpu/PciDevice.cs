namespace Diagnoser.Collectors.Gpu;

/// <summary>A device on the PCI bus.</summary>
/// <param name="Slot">Where it is: <c>0000:01:00.0</c>.</param>
/// <param name="Vendor">The maker's number, four hexadecimal digits.</param>
/// <param name="Device">The device's number, four hexadecimal digits.</param>
internal sealed record PciDevice(string Slot, string Vendor, string Device);
