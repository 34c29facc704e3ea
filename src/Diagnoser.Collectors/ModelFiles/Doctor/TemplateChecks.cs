using System.Globalization;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>The chat template held against the tokenizer and against what ends a generation.</summary>
internal static class TemplateChecks
{
    public static void Run(ModelFolder model, Findings findings)
    {
        if (model.Format == "gguf")
        {
            CheckGguf(model, findings);
            return;
        }

        TokenizerFiles tokenizer = model.Tokenizer;
        if (tokenizer.Names.Count == 0)
        {
            return;
        }

        string name = NameOf(model);
        if (tokenizer.ChatTemplate is not { } template)
        {
            // Tokenizers with code of their own build the prompt in that code.
            if (ModelName.SaysTuned(name) && !tokenizer.HasRemoteCode)
            {
                findings.Add("no-chat-template", $"{name} is an instruction model by its name, and no chat template stands in its folder", "tokenizer_config.json");
            }

            return;
        }

        string source = tokenizer.ChatTemplateSource!;
        string? end = ChatTemplate.EndOf(template);
        bool mismatch = CheckEnd(model, end, source, findings);
        CheckMarkers(tokenizer, template, source, findings);
        if (ModelName.SaysBase(name) || (mismatch && !ModelName.SaysTuned(name)))
        {
            findings.Add("base-model-with-template", $"{name} is a base model by its name{(mismatch ? " and its end-of-text token" : "")}, and a chat template stands in its folder", source);
        }
    }

    private static string NameOf(ModelFolder model)
    {
        string name = model.Location.Name;
        return ModelName.SaysTuned(name) || ModelName.SaysBase(name) ? name : model.Config?.NameOrPath is { Length: > 0 } origin ? $"{name} ({MachinePath.Name(origin)})" : name;
    }

    private static bool CheckEnd(ModelFolder model, string? end, string source, Findings findings)
    {
        IReadOnlyList<long> effective = TokenizerChecks.EffectiveEos(model, out string eosSource);
        if (end is null || model.Tokenizer.IdOf(end) is not { } id || effective.Count == 0 || effective.Contains(id))
        {
            return false;
        }

        string where = eosSource.Replace(".json", "", StringComparison.Ordinal);
        findings.Add(
            "eos-mismatch",
            string.Create(CultureInfo.InvariantCulture, $"{where} eos {TokenizerChecks.Ids(effective, model)}, template ends turns with {end} ({id})"),
            $"{eosSource}, {source}");
        return true;
    }

    private static void CheckMarkers(TokenizerFiles tokenizer, string template, string source, Findings findings)
    {
        if (tokenizer.Size is null || tokenizer.Added.Count == 0)
        {
            return;
        }

        string[] missing = [.. ChatTemplate.Markers(template).Where(marker => !tokenizer.Added.ContainsKey(marker))];
        string? family = ChatTemplate.FamilyOf(template);
        string? own = ChatTemplate.FamilyOf(string.Join(' ', tokenizer.Added.Keys));
        string? end = ChatTemplate.EndOf(template);
        if (end is not null && missing.Contains(end) && own is not null && own != family)
        {
            findings.Add("template-of-another-family", $"the template is {family}, the tokenizer's tokens are {own}; it lacks {string.Join(" ", missing.Take(4))}", source);
        }
        else if (missing.Length > 0 && (end is null || missing.Contains(end)))
        {
            findings.Add("added-tokens-missing", $"the template uses {string.Join(" ", missing.Take(4))}, which the tokenizer lacks", source);
        }
    }

    private static void CheckGguf(ModelFolder model, Findings findings)
    {
        // Of the tokens that may end a turn, llama.cpp finds those of the known families by their text, whatever eos_token_id says.
        if (model.Gguf is not { Weights.Fault: null } file)
        {
            return;
        }

        string? template = file.Text("tokenizer.chat_template");
        string name = file.Text("general.name") ?? model.Location.Name;
        if (template is null && ModelName.SaysTuned(name))
        {
            findings.Add("no-chat-template", $"{name} is an instruction model by its name, and the file holds no chat template", model.Location.Path);
        }
    }
}
