namespace Diagnoser.Core.Facts.Text;

/// <summary>Words that speak for an engine, a stage or a method of training, with their weights.</summary>
internal static class EvidenceWords
{
    private const string Tuning = "fine-tuning";
    private const string Inference = "inference";

    /// <summary>
    /// The words. Of the ports at which engines listen if nobody says otherwise, those of Ollama (https://github.com/ollama/ollama/blob/main/docs/faq.mdx) and
    /// LM Studio (https://lmstudio.ai/docs/api/openai-api) are theirs alone (both looked up 2026-11-28); at 8000, 8080 or 30000 anything listens.
    /// </summary>
    public static EvidenceWord[] All { get; } =
    [
        new("/vllm/", "vllm", null, 2), new("vllm serve", "vllm", Inference, 3), new("vllm.entrypoints", "vllm", Inference, 3), new("vllm", "vllm", Inference, 0.9), new("LLM engine (v", "vllm", Inference, 3), new("llm_engine.py", "vllm", Inference, 1), new("AsyncLLMEngine", "vllm", Inference, 2), new("EngineCore", "vllm", Inference, 1),
        new("/sglang/", "sglang", null, 3), new("sglang.launch_server", "sglang", Inference, 3), new("sglang", "sglang", Inference, 1.6),
        new("ollama", "ollama", Inference, 2.5), new("llama.cpp", "llama.cpp", Inference, 2), new("llama-server", "llama.cpp", Inference, 2), new("llama-cli", "llama.cpp", Inference, 2), new("llama_model_load", "llama.cpp", Inference, 2),
        new("llm_load_print", "llama.cpp", Inference, 2), new("ggml", "llama.cpp", Inference, 1.5), new("llama-cpp-python", "llama.cpp", Inference, 1.5), new("llama_cpp", "llama.cpp", Inference, 1.5), new("gguf", "llama.cpp", Inference, 0.6),
        new("n-gpu-layers", "llama.cpp", Inference, 1.2), new("n_gpu_layers", "llama.cpp", Inference, 1.2), new("LLAMA_CUBLAS", "llama.cpp", null, 1.5), new("LLAMA_HIPBLAS", "llama.cpp", null, 1.5), new("gpu offloading", "llama.cpp", Inference, 0.8),
        new("llamafactory", "llama-factory", null, 4), new("llama-factory", "llama-factory", null, 4), new("llama_factory", "llama-factory", null, 4), new("llmtuner", "llama-factory", null, 4), new("axolotl", "axolotl", Tuning, 4),
        new("ms-swift", "swift", null, 3), new("swift sft", "swift", Tuning, 4), new("swift infer", "swift", Inference, 4), new("swift/llm", "swift", null, 4),
        new("text_generation_server", "tgi", Inference, 3), new("text-generation-inference", "tgi", Inference, 3), new("text-generation-launcher", "tgi", Inference, 3), new("tensorrt_llm", "tensorrt-llm", Inference, 3), new("tensorrt-llm", "tensorrt-llm", Inference, 3),
        new("trtllm", "tensorrt-llm", Inference, 3), new("lmdeploy", "lmdeploy", Inference, 3), new("turbomind", "lmdeploy", Inference, 2), new("fastchat", "fastchat", null, 2), new("text-generation-webui", "text-generation-webui", Inference, 3), new("oobabooga", "text-generation-webui", Inference, 3),
        new("xinference", "xinference", Inference, 3), new("lm studio", "lm-studio", Inference, 3), new("lmstudio", "lm-studio", Inference, 3), new("mlx_lm", "mlx", null, 3), new("mlx-lm", "mlx", null, 3), new("mlx_vlm", "mlx", null, 3), new("mlx-vlm", "mlx", null, 3), new("omlx", "mlx", Inference, 3), new("mlx-community", "mlx", null, 1.5), new("ktransformers", "ktransformers", Inference, 3), new("exllama", "exllama", Inference, 1.5), new("tabbyapi", "exllama", Inference, 3), new("exl2", "exllama", Inference, 0.6), new("exl3", "exllama", Inference, 0.6),
        new("koboldcpp", "llama.cpp", Inference, 2), new("llamafile", "llama.cpp", Inference, 2), new("from unsloth", "unsloth", Tuning, 3), new("import unsloth", "unsloth", Tuning, 3), new("FastLanguageModel", "unsloth", Tuning, 3), new("/unsloth/", "unsloth", Tuning, 2),
        new(":11434", "ollama", null, 1, IsHint: true), new("localhost:1234", "lm-studio", null, 1, IsHint: true), new("127.0.0.1:1234", "lm-studio", null, 1, IsHint: true),
        new("example_chat_completion", "llama-reference", Inference, 3), new("example_text_completion", "llama-reference", Inference, 3),
        new("example_completion.py", "llama-reference", Inference, 3), new("example_instructions", "llama-reference", Inference, 3), new("example_infilling", "llama-reference", Inference, 3), new("llama/generation.py", "llama-reference", Inference, 3), new("Llama.build(", "llama-reference", Inference, 3),
        new("deepspeed", "deepspeed", Tuning, 0.7), new("/transformers/", "transformers", null, 0.5), new("AutoModelForCausalLM", "transformers", null, 0.6), new("from_pretrained", "transformers", null, 0.5), new("transformers", "transformers", null, 0.3),
        new("finetun", null, Tuning, 3), new("fine-tun", null, Tuning, 3), new("fine tun", null, Tuning, 3), new("微调", null, Tuning, 3), new("training", null, Tuning, 1), new("训练", null, Tuning, 1.5), new("pretrain ", null, Tuning, 1), new("pre-train", null, Tuning, 1), new("预训练", null, Tuning, 1),
        new("trainer.py", null, Tuning, 4), new("TrainingArguments", null, Tuning, 4), new("loss.backward", null, Tuning, 4), new("per_device_train", null, Tuning, 4), new("gradient_accumulation", null, Tuning, 4), new("train.py", null, Tuning, 3), new("train_loss", null, Tuning, 3), new("'loss'", null, Tuning, 3), new("SFTTrainer", null, Tuning, 4),
        new("finetune.py", null, Tuning, 4), new("qlora", null, Tuning, 1.5, "qlora"), new("q-lora", null, Tuning, 1.5, "qlora"), new("lora", null, Tuning, 1.2, "lora"), new("optimizer", null, Tuning, 0.6), new("train ", null, Tuning, 1), new("sft", null, Tuning, 0.9), new("dpo", null, Tuning, 1), new("rlhf", null, Tuning, 2), new("learning_rate", null, Tuning, 2), new("zero3", null, Tuning, 2), new("zero2", null, Tuning, 2),
        new("full fine", null, Tuning, 2, "full"), new("full-parameter", null, Tuning, 2, "full"), new("full parameter", null, Tuning, 2, "full"), new("full finetun", null, Tuning, 2, "full"), new("全量微调", null, Tuning, 2, "full"), new("全参", null, Tuning, 2, "full"),
        new("continued pretrain", null, Tuning, 2, "pretraining"), new("继续预训练", null, Tuning, 2, "pretraining"), new("二次预训练", null, Tuning, 3, "pretraining"), new("增量预训练", null, Tuning, 2, "pretraining"), new("DPOTrainer", null, Tuning, 3, "dpo"),
        new("deepspeed/runtime", "deepspeed", Tuning, 2), new("epoch", null, Tuning, 1), new("llamafactory-cli train", "llama-factory", Tuning, 4), new("accelerate launch", null, Tuning, 2), new("save_model", null, Tuning, 0.5),
        new("inference", null, Inference, 2), new("推理", null, Inference, 2), new("部署", null, Inference, 2), new("generate", null, Inference, 0.8), new(".chat(", null, Inference, 2), new("model.chat", null, Inference, 2), new("api_server", null, Inference, 3), new("openai_api", null, Inference, 2), new("cli_demo", null, Inference, 3), new("web_demo", null, Inference, 3),
        new("chat completion", null, Inference, 1.5), new("/v1/", null, Inference, 2), new("serve", null, Inference, 0.7), new("SamplingParams", null, Inference, 2), new("generation/utils.py", null, Inference, 1.5), new("tokens per second", null, Inference, 1.5), new("tokens/s", null, Inference, 1.5), new("max_new_tokens", null, Inference, 1), new("streaming", null, Inference, 1), new("deploy", null, Inference, 1), new("prompt", null, Inference, 0.8), new("pipeline", null, Inference, 0.8), new("repeat", null, Inference, 0.8), new("answer", null, Inference, 0.6), new("generation", null, Inference, 0.8), new("example.py", null, Inference, 2), new("ckpt_dir", null, Inference, 2),
        new("completion", null, Inference, 0.8), new("demo", null, Inference, 0.8), new("tensor_parallel_size", null, Inference, 1), new("load the model", null, Inference, 0.6), new("loads the model", null, Inference, 0.6), new("回答", null, Inference, 0.8), new("对话", null, Inference, 0.8), new("生成", null, Inference, 0.8), new("输出", null, Inference, 0.4),
    ];
}
