namespace Diagnoser.Collectors.Gpu;

/// <summary>How busy one NVIDIA GPU is at a moment.</summary>
/// <param name="Index">Its number in the order of the PCI bus.</param>
/// <param name="UsedBytes">Memory in use.</param>
/// <param name="TotalBytes">Its memory.</param>
/// <param name="Utilization">The share of the last sample period in which it worked, in percent; null if it does not tell.</param>
public sealed record NvidiaLoad(int Index, long UsedBytes, long TotalBytes, int? Utilization);
