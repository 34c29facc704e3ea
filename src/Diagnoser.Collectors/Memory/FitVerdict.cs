namespace Diagnoser.Collectors.Memory;

/// <summary>Whether a model fits.</summary>
public enum FitVerdict
{
    /// <summary>It fits with room to spare.</summary>
    Fits,

    /// <summary>It fits with less than a tenth to spare.</summary>
    Tight,

    /// <summary>It fits only with layers in the host's memory.</summary>
    Offload,

    /// <summary>It does not fit.</summary>
    TooLarge,
}
