namespace Diagnoser.Core.Facts.Comparison;

/// <summary>What a changed fact is about. The order is that in which a report shows them, unless a diagnosis points to one of them.</summary>
public enum ChangeGroup
{
    /// <summary>GPU, driver, CUDA and their like.</summary>
    Gpu,

    /// <summary>Versions of packages, engines and Python.</summary>
    Versions,

    /// <summary>Environment variables.</summary>
    Variables,

    /// <summary>The model's files and whether it fits.</summary>
    Model,

    /// <summary>The command and its settings.</summary>
    Settings,

    /// <summary>Operating system and machine.</summary>
    System,

    /// <summary>Memory and disk space in use.</summary>
    Room,
}
