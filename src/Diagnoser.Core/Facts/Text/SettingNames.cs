using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>The names of settings in command lines, arguments and configuration files; hyphens stand as underscores.</summary>
internal static class SettingNames
{
    private static readonly WordTable<SettingKind> ByName = new()
    {
        ["model"] = SettingKind.Model, ["model_path"] = SettingKind.Model, ["model_name_or_path"] = SettingKind.Model, ["model_id"] = SettingKind.Model, ["model_name"] = SettingKind.Model,
        ["base_model"] = SettingKind.Model, ["pretrained_model_name_or_path"] = SettingKind.Model, ["ckpt_dir"] = SettingKind.Model, ["model_dir"] = SettingKind.Model, ["checkpoint_path"] = SettingKind.Model, ["model_id_or_path"] = SettingKind.Model,
        ["from_pretrained"] = SettingKind.Model,
        ["tensor_parallel_size"] = SettingKind.Tensor, ["tp"] = SettingKind.Tensor, ["tp_size"] = SettingKind.Tensor, ["tensor_model_parallel_size"] = SettingKind.Tensor, ["tensor_parallel"] = SettingKind.Tensor,
        ["pipeline_parallel_size"] = SettingKind.Pipeline, ["pp"] = SettingKind.Pipeline, ["pp_size"] = SettingKind.Pipeline, ["pipeline_model_parallel_size"] = SettingKind.Pipeline,
        ["world_size"] = SettingKind.WorldSize, ["num_processes"] = SettingKind.WorldSize,
        ["nproc_per_node"] = SettingKind.GpusPerNode, ["num_gpus"] = SettingKind.GpusPerNode, ["gpus_per_node"] = SettingKind.GpusPerNode, ["nproc"] = SettingKind.GpusPerNode,
        ["nnodes"] = SettingKind.Nodes, ["num_nodes"] = SettingKind.Nodes, ["num_machines"] = SettingKind.Nodes,
        ["local_rank"] = SettingKind.DeviceIndex, ["cuda_visible_devices"] = SettingKind.VisibleDevices, ["ascend_rt_visible_devices"] = SettingKind.VisibleDevices,
        ["dtype"] = SettingKind.Dtype, ["torch_dtype"] = SettingKind.Dtype, ["fp16"] = SettingKind.HalfPrecision, ["bf16"] = SettingKind.BrainPrecision,
        ["quantization"] = SettingKind.Quantization, ["quantize"] = SettingKind.Quantization, ["quant_method"] = SettingKind.Quantization, ["quantization_bit"] = SettingKind.QuantizationBits, ["load_in_4bit"] = SettingKind.Load4Bit, ["load_in_8bit"] = SettingKind.Load8Bit,
        ["max_model_len"] = SettingKind.Context, ["max_seq_len"] = SettingKind.Context, ["context_length"] = SettingKind.Context, ["n_ctx"] = SettingKind.Context, ["ctx_size"] = SettingKind.Context, ["num_ctx"] = SettingKind.Context, ["cutoff_len"] = SettingKind.Context,
        ["model_max_length"] = SettingKind.Context, ["max_seq_length"] = SettingKind.Context, ["sequence_len"] = SettingKind.Context, ["n_ctx_slot"] = SettingKind.Context,
        ["temperature"] = SettingKind.Temperature,
        ["max_new_tokens"] = SettingKind.NewTokens, ["max_tokens"] = SettingKind.NewTokens, ["num_predict"] = SettingKind.NewTokens, ["n_predict"] = SettingKind.NewTokens, ["max_completion_tokens"] = SettingKind.NewTokens, ["max_gen_len"] = SettingKind.NewTokens,
        ["per_device_train_batch_size"] = SettingKind.BatchSize, ["micro_batch_size"] = SettingKind.BatchSize, ["train_micro_batch_size_per_gpu"] = SettingKind.BatchSize,
        ["zero_stage"] = SettingKind.ZeroStage, ["zero3_init_flag"] = SettingKind.DeepSpeedConfig, ["deepspeed"] = SettingKind.DeepSpeedConfig, ["deepspeed_config_file"] = SettingKind.DeepSpeedConfig,
        ["stage"] = SettingKind.Stage, ["finetuning_type"] = SettingKind.TuningType, ["train_type"] = SettingKind.TuningType, ["sft_type"] = SettingKind.TuningType, ["adapter"] = SettingKind.TuningType,
        ["use_lora"] = SettingKind.Lora, ["lora_r"] = SettingKind.Lora, ["lora_rank"] = SettingKind.Lora, ["lora_alpha"] = SettingKind.Lora, ["loraconfig"] = SettingKind.Lora, ["lora_target"] = SettingKind.Lora,
        ["q_lora"] = SettingKind.QLora, ["qlora"] = SettingKind.QLora,
    };

    /// <summary>What a name sets.</summary>
    /// <param name="name">The name as written, without leading hyphens.</param>
    /// <param name="kind">What it sets.</param>
    public static bool TryFind(ReadOnlySpan<char> name, out SettingKind kind)
    {
        kind = default;
        if (name.Length is < 2 or > 40)
        {
            return false;
        }

        if (name.IndexOf('-') < 0)
        {
            return ByName.TryGetValue(name, out kind);
        }

        Span<char> buffer = stackalloc char[40];
        name.Replace(buffer, '-', '_');
        return ByName.TryGetValue(buffer[..name.Length], out kind);
    }
}
