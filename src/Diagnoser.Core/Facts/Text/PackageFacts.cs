namespace Diagnoser.Core.Facts.Text;

/// <summary>States a package's version, and what follows from how it is written.</summary>
internal static class PackageFacts
{
    /// <summary>States a version.</summary>
    /// <param name="package">The package's PyPI name in PEP 503 form.</param>
    /// <param name="version">The version.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the facts.</param>
    public static void State(string package, string version, long line, FactStrength strength, FactLedger facts)
    {
        string key = package + FactKeys.VersionSuffix;
        switch (package)
        {
            case "python":
                facts.Add("python.version", version, line, strength);
                return;
            case "pytorch":
                key = "torch.version";
                break;
            case "nvidia-nccl-cu11" or "nvidia-nccl-cu12" or "nvidia-nccl-cu13":
                facts.Add("nccl.version", version, line, FactStrength.Printed);
                break;
            case "nvidia-cudnn-cu11" or "nvidia-cudnn-cu12" or "nvidia-cudnn-cu13":
                facts.Add("cudnn.version", version, line, FactStrength.Hint);
                break;
        }

        facts.Add(key, version, line, strength);
        if (key == "torch.version")
        {
            ReadTorchBuild(version, line, strength, facts);
        }
    }

    /// <summary>Reads what torch was built for from its local version: <c>+cu118</c>, <c>+cpu</c>, <c>+rocm5.6</c>.</summary>
    private static void ReadTorchBuild(string version, long line, FactStrength strength, FactLedger facts)
    {
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        ReadOnlySpan<char> local = plus < 0 ? [] : version.AsSpan(plus + 1);
        if (local.StartsWith("cu"))
        {
            facts.Add("torch.cuda", TextScan.CudaOfTag(local[2..]), line, strength);
        }
        else if (local.StartsWith("cpu"))
        {
            facts.Add("torch.cuda", "cpu", line, strength);
        }
        else if (local.StartsWith("rocm") && TextScan.TryReadVersion(local[4..], out string rocm, out _))
        {
            facts.Add("torch.rocm", rocm, line, strength);
        }
    }
}
