namespace Diagnoser.Core.Facts.Text;

/// <summary>What a setting sets.</summary>
internal enum SettingKind
{
    /// <summary>A model's name or path.</summary>
    Model,

    /// <summary>Tensor parallel size.</summary>
    Tensor,

    /// <summary>Pipeline parallel size.</summary>
    Pipeline,

    /// <summary>Processes in the job.</summary>
    WorldSize,

    /// <summary>Processes or GPUs of one machine.</summary>
    GpusPerNode,

    /// <summary>Machines in the job.</summary>
    Nodes,

    /// <summary>A device's or process's index, which tells how many there are at least.</summary>
    DeviceIndex,

    /// <summary>The list of visible devices.</summary>
    VisibleDevices,

    /// <summary>Type of the weights.</summary>
    Dtype,

    /// <summary>Half precision as a switch.</summary>
    HalfPrecision,

    /// <summary>Bfloat16 as a switch.</summary>
    BrainPrecision,

    /// <summary>Method of quantization.</summary>
    Quantization,

    /// <summary>Bits of a weight.</summary>
    QuantizationBits,

    /// <summary>Loading in 4 bits by bitsandbytes.</summary>
    Load4Bit,

    /// <summary>Loading in 8 bits by bitsandbytes.</summary>
    Load8Bit,

    /// <summary>Context length.</summary>
    Context,

    /// <summary>Sampling temperature.</summary>
    Temperature,

    /// <summary>Limit of new tokens.</summary>
    NewTokens,

    /// <summary>Batch size of training, per device.</summary>
    BatchSize,

    /// <summary>ZeRO stage.</summary>
    ZeroStage,

    /// <summary>A DeepSpeed configuration, whose file name may tell the stage.</summary>
    DeepSpeedConfig,

    /// <summary>LLaMA-Factory's stage (sft, dpo, pt) or DeepSpeed's (a number).</summary>
    Stage,

    /// <summary>How the weights are tuned.</summary>
    TuningType,

    /// <summary>A setting that only LoRA has.</summary>
    Lora,

    /// <summary>QLoRA as a switch.</summary>
    QLora,
}
