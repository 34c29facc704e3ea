namespace Diagnoser.Collectors.Gpu;

/// <summary>Brings the names of GPUs into the form of facts: the marketing name without its maker. Tesla and Quadro stay, since they tell a Tesla P4 from a P400.</summary>
internal static class GpuName
{
    private static readonly string[] Makers =
        ["NVIDIA ", "GeForce ", "AMD ", "ATI ", "Advanced Micro Devices, Inc. ", "Radeon ", "Instinct ", "Intel(R) ", "Intel ", "Apple ", "Ascend "];

    /// <summary><c>NVIDIA GeForce RTX 3060</c> becomes <c>RTX 3060</c>, <c>NVIDIA A100-SXM4-80GB</c> <c>A100-SXM4-80GB</c>.</summary>
    public static string Shorten(string name)
    {
        string rest = name.Trim();
        for (bool again = true; again;)
        {
            again = false;
            foreach (string maker in Makers)
            {
                if (rest.Length > maker.Length && rest.StartsWith(maker, StringComparison.OrdinalIgnoreCase))
                {
                    rest = rest[maker.Length..].TrimStart();
                    again = true;
                }
            }
        }

        // Ascend's tool prints 910B4 or Ascend910B.
        return rest.StartsWith("Ascend", StringComparison.Ordinal) && rest.Length > 6 ? rest[6..] : rest;
    }
}
