using System.Globalization;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>The tokenizer held against the model: its size, its end of text, its padding.</summary>
internal static class TokenizerChecks
{
    public static void Run(ModelFolder model, Findings findings)
    {
        TokenizerFiles tokenizer = model.Tokenizer;
        if (tokenizer.Names.Count == 0)
        {
            return;
        }

        CheckSize(model, findings);
        CheckEos(model, findings);
        CheckPad(tokenizer, findings);
        if (!tokenizer.HasFastFile && tokenizer.Names.Contains("tokenizer.model"))
        {
            findings.Add("slow-tokenizer-only", "tokenizer.model stands there without tokenizer.json", "tokenizer.model");
        }
    }

    /// <summary>The ids that end a generation: those of generation_config.json, else of config.json.</summary>
    public static IReadOnlyList<long> EffectiveEos(ModelFolder model, out string source)
    {
        bool generation = model.GenerationEos.Count > 0;
        source = generation ? "generation_config.json" : "config.json";
        return generation ? model.GenerationEos : model.Config?.Eos ?? [];
    }

    private static void CheckSize(ModelFolder model, Findings findings)
    {
        TokenizerFiles tokenizer = model.Tokenizer;
        if (tokenizer.Size is not { } size || (ShapeChecks.Embedding(model) is [var embedding, _] ? embedding : model.Config?.Vocabulary) is not { } rows)
        {
            return;
        }

        // Embeddings are padded to round numbers, which leaves a few hundred rows without a token; a tenth is another vocabulary.
        if (size > rows)
        {
            findings.Add("vocabulary-larger-than-embedding", Text($"the tokenizer's largest id is {size - 1}, and the embedding has {rows} rows"), tokenizer.SizeSource);
        }

        if (size > rows * 1.1 || (size < rows * 0.9 && rows - size > 2_000))
        {
            findings.Add("tokenizer-of-another-model", Text($"the tokenizer has {size} tokens, and the model {rows}"), tokenizer.SizeSource);
        }
    }

    private static void CheckEos(ModelFolder model, Findings findings)
    {
        IReadOnlyList<long> effective = EffectiveEos(model, out string source);
        foreach (long id in effective)
        {
            if (model.Config?.Vocabulary is { } vocabulary && (id >= vocabulary || id < 0))
            {
                findings.Add("eos-outside-vocabulary", Text($"{source} says eos_token_id {id}, and vocab_size is {vocabulary}"), source);
            }
        }

        if (model.Tokenizer.IdOf(model.Tokenizer.Eos) is { } eos && effective.Count > 0 && !effective.Contains(eos))
        {
            findings.Add("eos-disagreement", Text($"{source} ends generation at {Ids(effective, model)}, the tokenizer's eos_token is {model.Tokenizer.Eos} ({eos})"), source);
        }
    }

    internal static string Ids(IReadOnlyList<long> ids, ModelFolder model) =>
        string.Join(", ", ids.Take(5).Select(id => model.Tokenizer.TextOf(id) is { } text ? Text($"{id} ({text})") : id.ToString(CultureInfo.InvariantCulture)));

    private static void CheckPad(TokenizerFiles tokenizer, Findings findings)
    {
        if (tokenizer.Eos is null)
        {
            return;
        }

        if (tokenizer.Pad is null)
        {
            findings.Add("no-pad", "the tokenizer has no pad_token", "tokenizer_config.json");
        }
        else if (tokenizer.Pad == tokenizer.Eos)
        {
            findings.Add("pad-is-eos", $"pad_token and eos_token are both {tokenizer.Eos}", "tokenizer_config.json");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
