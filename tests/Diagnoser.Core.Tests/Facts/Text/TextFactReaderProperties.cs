using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class TextFactReaderProperties
{
    private static readonly string[] Pieces =
    [
        "| NVIDIA-SMI 535.129.03 Driver Version: 535.129.03 CUDA Version: 12.2 |", "|   0  NVIDIA A100-SXM4-40GB          On  | 00000000:07:00.0 Off |                    0 |", "| N/A   31C    P0    54W / 400W |  39012MiB / 40960MiB |      0%      Default |",
        "GPU 0,1: NVIDIA H100 80GB HBM3", "Tried to allocate 86.00 MiB (GPU 0; 11.75 GiB total capacity; 10.93 GiB already allocated; 28.19 MiB free; 11.04 GiB reserved in total by PyTorch)", "GPU 0 has a total capacity of 23.65 GiB of which 1.20 GiB is free.",
        "[pip3] torch==2.1.2+cu118", "[conda] numpy 1.26.3 pypi_0 pypi", "Successfully installed torch-2.1.2 a-b-1", "Requirement already satisfied: torch>=2 in /x (2.1)", "- `transformers` version: 4.31.0", "torch version .................... 2.1.2+cu121",
        "CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node 2 finetune.py --model_name_or_path Qwen/Qwen-7B \\", "Args { model_id: \"TheBloke/CodeLlama-34B-Instruct-GPTQ\", quantize: Some(Gptq) }", "model='Qwen/Qwen1.5-14B-Chat-GPTQ-Int4', dtype=torch.float16, tensor_parallel_size=4",
        "build: 3265 (72272b83) with cc", "llm_load_print_meta: model ftype      = Q4_K - Medium", "  Device 0: NVIDIA GeForce RTX 3060, compute capability 8.6, VMM: yes", "library=cuda compute=8.6 driver=12.2 name=\"NVIDIA GeForce RTX 3060\" total=\"11.8 GiB\"",
        "4 张 A100 80G, 8*A800, single 4090 with 24GB, MacBook M2", "Windows-10-10.0.22631-SP0", "Linux-5.15.0-91-generic-x86_64-with-glibc2.35", "Mem:           125Gi        12Gi       1.2Gi        10Mi       112Gi       112Gi", "shm              64M     0   64M   0% /dev/shm",
        "  File \"C:\\Users\\me\\Python311\\lib\\site-packages\\torch\\__init__.py\"", "flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so", "https://huggingface.co/Qwen/Qwen2-7B-Instruct", "ollama run deepseek-r1:70b", "transformers版本：4.37", "通义千问 qwen2.5", "GPU models and configuration:", "cuDNN version: 8902",
    ];

    /// <summary>Texts made of pieces that the readers know, cut, joined and mixed with anything.</summary>
    private static Gen<string> Texts { get; } =
        from parts in Gen.ListOf(Gen.OneOf(
            Gen.Elements(Pieces),
            from piece in Gen.Elements(Pieces) from start in Gen.Choose(0, 40) from length in Gen.Choose(0, 60) select Cut(piece, start, length),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
            Gen.Elements("\n", " ", "|", ":", "=", "-", "/", "\\", "\"", "(", ")", "0", "9.", "x", "\0", "\ud800", "卡")))
        select string.Concat(parts);

    [Property(MaxTest = 600)]
    public Property Any_text_gives_known_keys_with_values() =>
        Prop.ForAll(Arb.From(Texts), text =>
        {
            foreach (LineRole role in (LineRole[])[LineRole.Output, LineRole.Prose, LineRole.Environment])
            {
                FactSet facts = FactReading.Of(text, role);
                facts.All.ShouldAllBe(fact => FactKeys.IsKnown(fact.Key) && fact.Value.Length > 0 && fact.Source.Line > 0);
            }
        });

    [Fact]
    public void Every_prefix_and_suffix_of_a_known_line_is_read_without_fault()
    {
        foreach (string piece in Pieces)
        {
            for (int at = 0; at <= piece.Length; at++)
            {
                FactReading.Of(piece[..at]).All.ShouldAllBe(fact => FactKeys.IsKnown(fact.Key));
                FactReading.Of(piece[at..]).All.ShouldAllBe(fact => FactKeys.IsKnown(fact.Key));
            }
        }
    }

    [Fact]
    public void A_statement_is_read_behind_any_number_of_repeated_lines()
    {
        string progress = string.Concat(Enumerable.Range(0, 500).Select(step => $"step {step}: GPU usage {step % 100}%, model ok\n"));

        FactReading.Of(progress + "PyTorch version: 2.1.2+cu118\n").Of("torch.version").ShouldHaveSingleItem().Source.Line.ShouldBe(501);
    }

    private static string Cut(string text, int start, int length)
    {
        int from = Math.Min(start, text.Length);
        return text.Substring(from, Math.Min(length, text.Length - from));
    }
}
