using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>The short names by which people call data-centre and workstation cards; what the cards can do stands in rules/knowledge.</summary>
internal static class GpuModels
{
    /// <summary>Names that mean a GPU wherever they stand (true), or only near a word that says so (false).</summary>
    private static readonly WordTable<bool> Models = new()
    {
        ["A100"] = true,
        ["A800"] = true,
        ["H100"] = true,
        ["H800"] = true,
        ["H200"] = true,
        ["H20"] = true,
        ["B200"] = true,
        ["B300"] = true,
        ["B100"] = false,
        ["GB200"] = true,
        ["GH200"] = true,
        ["V100"] = true,
        ["V100S"] = true,
        ["L40S"] = true,
        ["L40"] = true,
        ["L20"] = false,
        ["L20X"] = true,
        ["L4"] = false,
        ["A10"] = false,
        ["A10G"] = true,
        ["A16"] = false,
        ["A2"] = false,
        ["A30"] = false,
        ["A40"] = false,
        ["A6000"] = true,
        ["A5000"] = true,
        ["A4500"] = true,
        ["A4000"] = true,
        ["A2000"] = false,
        ["A3000"] = false,
        ["A1000"] = false,
        ["T400"] = false,
        ["T600"] = false,
        ["T1000"] = false,
        ["P100"] = true,
        ["P40"] = false,
        ["P4"] = false,
        ["T4"] = false,
        ["K80"] = false,
        ["M40"] = false,
        ["M60"] = false,
        ["910A"] = true,
        ["910B"] = true,
        ["910B1"] = true,
        ["910B2"] = true,
        ["910B3"] = true,
        ["910B4"] = true,
        ["910C"] = true,
        ["310P"] = true,
        ["310P3"] = true,
        ["MI50"] = true,
        ["MI60"] = true,
        ["MI100"] = true,
        ["MI210"] = true,
        ["MI250"] = true,
        ["MI250X"] = true,
        ["MI300A"] = true,
        ["MI300X"] = true,
        ["MI300"] = true,
        ["MI308X"] = true,
        ["MI325X"] = true,
        ["MI350X"] = true,
        ["MI355X"] = true,
        ["MI25"] = true,
        ["W7900"] = false,
        ["W6800"] = false,
        ["W7800"] = false,
    };

    /// <summary>Whether a word is such a name.</summary>
    /// <param name="word">The word.</param>
    /// <param name="certain">Whether it means a GPU wherever it stands, and not only near a word that says so.</param>
    public static bool TryFind(ReadOnlySpan<char> word, out bool certain) => Models.TryGetValue(word, out certain);
}
