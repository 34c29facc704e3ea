namespace Diagnoser.Core.Facts.Text;

/// <summary>What a line may be about, judged by the words in it; a reader looks only at lines of its topics.</summary>
[Flags]
internal enum LineTopics
{
    /// <summary>Nothing of interest.</summary>
    None = 0,

    /// <summary>nvidia-smi.</summary>
    Smi = 1,

    /// <summary>An allocation that failed.</summary>
    OutOfMemory = 2,

    /// <summary>A path.</summary>
    Path = 4,

    /// <summary>The output of a small tool: nvcc, uname, df.</summary>
    Tool = 8,

    /// <summary>A line of an engine.</summary>
    Engine = 16,

    /// <summary>A setting: a flag, an argument, a line of a configuration.</summary>
    Setting = 32,

    /// <summary>A command line.</summary>
    Command = 64,

    /// <summary>The version of a package.</summary>
    Package = 128,

    /// <summary>A GPU, an operating system.</summary>
    Hardware = 256,

    /// <summary>A model's name.</summary>
    Model = 512,
}
