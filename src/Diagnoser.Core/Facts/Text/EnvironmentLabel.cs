namespace Diagnoser.Core.Facts.Text;

/// <summary>What the label of an environment line announces.</summary>
internal enum EnvironmentLabel
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>torch's version.</summary>
    Torch,

    /// <summary>CUDA that torch was built for.</summary>
    TorchCuda,

    /// <summary>ROCm that torch was built for.</summary>
    TorchRocm,

    /// <summary>The operating system.</summary>
    System,

    /// <summary>Python.</summary>
    Python,

    /// <summary>Whether torch sees CUDA.</summary>
    CudaAvailable,

    /// <summary>The CUDA toolkit.</summary>
    Toolkit,

    /// <summary>cuDNN.</summary>
    Cudnn,

    /// <summary>The driver.</summary>
    Driver,

    /// <summary>A GPU, or several.</summary>
    Gpu,

    /// <summary>How many GPUs.</summary>
    GpuCount,

    /// <summary>Memory of a GPU.</summary>
    GpuMemory,

    /// <summary>Host memory.</summary>
    HostMemory,

    /// <summary>The C library.</summary>
    Libc,

    /// <summary>The compiler.</summary>
    Gcc,

    /// <summary>The processor's name.</summary>
    Processor,

    /// <summary>The number of logical processors.</summary>
    ProcessorCount,

    /// <summary>The processor's features.</summary>
    ProcessorFeatures,

    /// <summary>The architecture.</summary>
    Architecture,

    /// <summary>ROCm.</summary>
    Rocm,

    /// <summary>The AMD card's series.</summary>
    AmdCard,

    /// <summary>The model.</summary>
    Model,
}
