using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class EngineFactTests
{
    [Theory]
    [InlineData("engine.name", "vllm")]
    [InlineData("vllm.version", "0.4.2")]
    [InlineData("engine.version", "0.4.2")]
    [InlineData("model.name", "Qwen/Qwen1.5-14B-Chat-GPTQ-Int4")]
    [InlineData("model.family", "qwen1.5")]
    [InlineData("model.size", "14")]
    [InlineData("model.dtype", "float16")]
    [InlineData("model.context", "8192")]
    [InlineData("model.quantization", "gptq")]
    [InlineData("model.quantization.bits", "4")]
    [InlineData("parallel.tensor", "4")]
    public void The_banner_of_vllm_gives_the_configuration(string key, string value) =>
        FactReading.Of("INFO 05-20 10:11:12 llm_engine.py:103] Initializing an LLM engine (v0.4.2) with config: model='Qwen/Qwen1.5-14B-Chat-GPTQ-Int4', speculative_config=None, tokenizer='Qwen/Qwen1.5-14B-Chat-GPTQ-Int4', dtype=torch.float16, max_seq_len=8192, tensor_parallel_size=4, quantization=gptq, enforce_eager=False")
            .ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("engine.name", "sglang")]
    [InlineData("model.name", "deepseek-ai/DeepSeek-V3")]
    [InlineData("model.family", "deepseek-v3")]
    [InlineData("parallel.tensor", "16")]
    [InlineData("parallel.nodes", "2")]
    public void The_arguments_of_sglang_are_read(string key, string value) =>
        FactReading.Of("[2025-01-02 10:00:00] server_args=ServerArgs(model_path='deepseek-ai/DeepSeek-V3', tokenizer_path='deepseek-ai/DeepSeek-V3', dtype='auto', tp_size=16, nnodes=2, node_rank=0)\nimport sglang as sgl")
            .ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("model.name", "TheBloke/CodeLlama-34B-Instruct-GPTQ")]
    [InlineData("model.family", "codellama")]
    [InlineData("model.quantization", "gptq")]
    public void The_arguments_of_tgi_are_read(string key, string value) =>
        FactReading.Of("INFO text_generation_launcher: Args { model_id: \"TheBloke/CodeLlama-34B-Instruct-GPTQ\", revision: None, sharded: None, quantize: Some(Gptq), dtype: None }")
            .ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("llama-cpp.version", "3265")]
    [InlineData("gpu.name", "RTX 3060")]
    [InlineData("gpu.count", "1")]
    [InlineData("gpu.compute-capability", "8.6")]
    [InlineData("model.type", "qwen2")]
    [InlineData("model.quantization", "gguf")]
    [InlineData("model.quantization.bits", "4")]
    [InlineData("engine.name", "llama.cpp")]
    public void The_start_of_llama_cpp_is_read(string key, string value) =>
        FactReading.Of("""
            build: 3265 (72272b83) with cc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0 for x86_64-linux-gnu
            llama_model_loader: - kv   0:                       general.architecture str              = qwen2
            llm_load_print_meta: model ftype      = Q4_K - Medium
            llm_load_print_meta: model params     = 7.62 B
            ggml_cuda_init: found 1 CUDA devices:
              Device 0: NVIDIA GeForce RTX 3060, compute capability 8.6, VMM: yes
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("gpu.name", "RTX 3060")]
    [InlineData("gpu.memory.total", "11.8")]
    [InlineData("gpu.memory.free", "11.1")]
    [InlineData("gpu.compute-capability", "8.6")]
    [InlineData("cuda.driver", "12.2")]
    public void Ollamas_line_about_a_gpu_is_read(string key, string value) =>
        FactReading.Of("time=2024-07-01T10:00:00 level=INFO source=types.go:98 msg=\"inference compute\" id=GPU-1 library=cuda compute=8.6 driver=12.2 name=\"NVIDIA GeForce RTX 3060\" total=\"11.8 GiB\" available=\"11.1 GiB\"")
            .ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("launch.launcher", "torchrun")]
    [InlineData("launch.command", "CUDA_VISIBLE_DEVICES=0,1,2,3 torchrun --nproc_per_node 4 finetune.py --model_name_or_path Qwen/Qwen-7B --bf16 True --per_device_train_batch_size 2 --use_lora --deepspeed ds_config_zero3.json")]
    [InlineData("parallel.world-size", "4")]
    [InlineData("gpu.count", "4")]
    [InlineData("training.method", "lora")]
    [InlineData("training.batch-size", "2")]
    [InlineData("training.zero-stage", "3")]
    [InlineData("model.dtype", "bfloat16")]
    [InlineData("model.name", "Qwen/Qwen-7B")]
    [InlineData("stage", "fine-tuning")]
    public void A_command_over_several_lines_is_read_as_one(string key, string value) =>
        FactReading.Of("""
            CUDA_VISIBLE_DEVICES=0,1,2,3 torchrun --nproc_per_node 4 finetune.py \
                --model_name_or_path Qwen/Qwen-7B \
                --bf16 True \
                --per_device_train_batch_size 2 \
                --use_lora \
                --deepspeed ds_config_zero3.json
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("training.method", "lora")]
    [InlineData("engine.name", "llama-factory")]
    [InlineData("training.batch-size", "1")]
    [InlineData("stage", "fine-tuning")]
    [InlineData("model.family", "llama-3")]
    [InlineData("model.variant", "instruct")]
    public void Llama_factorys_yaml_is_read(string key, string value) =>
        FactReading.Of("""
            llamafactory-cli train examples/train_lora/llama3_lora_sft.yaml
            model_name_or_path: meta-llama/Meta-Llama-3-8B-Instruct
            stage: sft
            do_train: true
            finetuning_type: lora
            lora_target: all
            per_device_train_batch_size: 1
            """).ValueOf(key).ShouldBe(value);

    [Theory]
    [InlineData("generation.temperature", "0.7")]
    [InlineData("generation.max-new-tokens", "512")]
    [InlineData("model.quantization", "bnb-4bit")]
    [InlineData("model.name", "deepseek-ai/deepseek-coder-6.7b-instruct")]
    [InlineData("model.size", "6.7")]
    [InlineData("engine.name", "transformers")]
    public void Arguments_in_code_are_read(string key, string value) =>
        FactReading.Of("""
            model = AutoModelForCausalLM.from_pretrained("deepseek-ai/deepseek-coder-6.7b-instruct", load_in_4bit=True, device_map="auto")
            outputs = model.generate(**inputs, max_new_tokens=512, temperature=0.7)
            """).ValueOf(key).ShouldBe(value);

    [Fact]
    public void A_zero_stage_stands_in_deepspeeds_json() =>
        FactReading.Of("\"zero_optimization\": {\n    \"stage\": 2,").ValueOf("training.zero-stage").ShouldBe("2");

    [Fact]
    public void A_line_of_a_package_list_is_no_command()
    {
        FactReading.Of("datasets 2.21.0\ndeepspeed 0.14.5\ndill 0.3.8\n").ValueOf("launch.command").ShouldBeNull();
    }

    [Theory]
    [InlineData("torchrun : The term 'torchrun' is not recognized as the name of a cmdlet", "launch.command")]
    [InlineData("vllm --version", "launch.command")]
    [InlineData("Does it only run on Linux?", "os.family")]
    [InlineData("Special tokens have been added in the vocabulary, make sure the associated word embeddings are fine-tuned or trained.", "stage")]
    [InlineData("cd Qwen-main and start it", "model.name")]
    [InlineData("I downloaded zephyr-7b-sft-full twice", "stage")]
    public void What_only_looks_like_a_fact_is_none(string text, string key) => FactReading.Of(text, LineRole.Prose).ValueOf(key).ShouldBeNull();
}
