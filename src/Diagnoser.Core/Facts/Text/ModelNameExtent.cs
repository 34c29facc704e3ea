using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Finds where a model's name starts and ends in the text around a family's name.</summary>
internal static class ModelNameExtent
{
    private const int LongestPath = 320;
    private const string NameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";
    private const string PathCharacters = NameCharacters + "/\\:~%@";
    private static readonly SignSet PathSet = SignSet.Of(PathCharacters);
    private static readonly SignSet s_separators = SignSet.Of("/\\");

    /// <summary>Words that contain a family's name and name something else: programs, packages, companies' pages.</summary>
    private static readonly string[] OtherThings =
    [
        "llama.cpp", "llama-cpp", "llama_cpp", "llamacpp", "llama-factory", "llama_factory", "llamafactory", "llama-index", "llama_index", "llama-server", "llama-cli",
        "llama-bench", "llama-quantize", "llama-run", "llama-simple", "llama-perplexity", "llama-imatrix", "llama-gguf", "llama-export", "llama-recipes", "llama-stack",
        "llama-cookbook", "llama-models", "llama-adapter", "llama-swap", "llama-batched", "llama-embedding", "llama-mtmd", "llama-tts", "llama-llava", "llama.py", "qwen.cpp",
        "qwen-agent", "qwen_agent", "qwen-vl-utils", "qwen_vl_utils", "qwen-code", "deepseek.com", "mistral.rs", "mistral-common", "mistral_common", "llama-token", "llama_token",
        "deepseek-ai", "deepseek_ai", "deepseek-chat", "deepseek_reasoner", "llama-text", "llama.build", "llama.generation", "llama.model", "llama.tokenizer", "baichuan-inc",
        "qwen-7b.cpp", "gemma.cpp", "chatglm.cpp", "whisper.cpp", "falcon.cpp",
    ];

    private static readonly string[] FileEndings = [".py", ".cpp", ".cu", ".cuh", ".h", ".so", ".sh", ".md", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".html", ".log", ".ipynb", ".c", ".cc", ".go", ".rs", ".js", ".ts", ".jinja", ".com", ".ai"];

    /// <summary>The name around a family's name.</summary>
    /// <param name="text">The line.</param>
    /// <param name="position">Where the family's name starts.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="start">Where the model's name starts.</param>
    /// <returns>The name; empty if this is no model.</returns>
    public static ReadOnlySpan<char> Around(ReadOnlySpan<char> text, int position, int length, out int start)
    {
        int left = position;
        while (left > 0 && position - left < LongestPath && PathSet.Contains(text[left - 1]))
        {
            left--;
        }

        int right = position + length;
        while (right < text.Length && right - position < LongestPath && PathSet.Contains(text[right]))
        {
            right++;
        }

        start = position;
        ReadOnlySpan<char> token = text[left..right].TrimEnd(".:-_/\\+@~");
        if (token.Length < position + length - left || IsOtherThing(token, position - left, length))
        {
            return [];
        }

        ReadOnlySpan<char> name = NameOf(token, position - left);
        int offset = position - left - IndexWithin(token, name);
        start = position - offset;
        int end = start + name.Length;
        if (end < left + token.Length && text[end] == ':')
        {
            return name;
        }

        return end == left + token.Length && end < text.Length ? text[start..WithFollowingWords(text, end)] : name;
    }

    /// <summary>The part of a path that names the model: the segment at a position, with its owner where the path is <c>owner/name</c>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="position">A position in the segment.</param>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> path, int position)
    {
        if (path.IsEmpty)
        {
            return path;
        }

        int start = path[..Math.Min(path.Length, position + 1)].LastIndexOfAny(s_separators) + 1;
        int length = path[start..].IndexOfAny('/', '\\');
        int end = length < 0 ? path.Length : start + length;
        ReadOnlySpan<char> segment = path[start..end];
        int colon = segment.IndexOf(':');
        if (colon > 0 && start == 0 && IsTag(segment[(colon + 1)..]))
        {
            return segment;
        }

        if (colon >= 0)
        {
            // "model:Qwen2-7B" or "models:qwen": what stands before the colon is a label.
            bool before = start + colon >= position;
            segment = before ? segment[..colon] : segment[(colon + 1)..];
            return segment.Trim("@~%");
        }

        bool whole = start > 0 && !path[..(start - 1)].ContainsAny(":~%@\\") && path[..(start - 1)].IndexOf('/') < 0 && path[0] is not ('.' or '-') && end == path.Length;
        if (whole && start > 1)
        {
            return path[..end];
        }

        int hub = path[..start].LastIndexOf("huggingface.co/", StringComparison.Ordinal);
        return hub >= 0 && path[(hub + 15)..start].Count('/') == 1 ? path[(hub + 15)..end] : segment.Trim("@~%");
    }

    private static bool IsTag(ReadOnlySpan<char> tag) => !tag.IsEmpty && (char.IsAsciiDigit(tag[0]) || tag is "latest" || tag.Contains("b", StringComparison.OrdinalIgnoreCase));

    private static int IndexWithin(ReadOnlySpan<char> whole, ReadOnlySpan<char> part) =>
        whole.Holds(part, out int offset) ? offset : 0;

    private static bool IsOtherThing(ReadOnlySpan<char> token, int position, int length)
    {
        ReadOnlySpan<char> rest = token[position..];
        foreach (string other in OtherThings)
        {
            if (rest.StartsWith(other, StringComparison.OrdinalIgnoreCase))
            {
                // deepseek-ai/DeepSeek-V3 and Qwen/...: the owner is skipped, the name behind it is found on its own.
                return true;
            }
        }

        // An owner in front of a slash ("Qwen/Qwen2-7B") is no name of its own.
        ReadOnlySpan<char> behind = rest[length..];
        if (behind is ['/' or '\\', _, ..])
        {
            return true;
        }

        int segmentEnd = rest.IndexOfAny('/', '\\');
        ReadOnlySpan<char> segment = segmentEnd < 0 ? rest : rest[..segmentEnd];
        foreach (string ending in FileEndings)
        {
            if (segment.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        bool hub = token.ContainsCaseless("huggingface.co") || token.ContainsCaseless("modelscope");
        return token.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !hub;
    }

    /// <summary>Takes in the words behind a name that go on describing it: "CodeLlama 34b instruct".</summary>
    private static int WithFollowingWords(ReadOnlySpan<char> text, int end)
    {
        int accepted = end;
        for (int words = 0; words < 4 && accepted < text.Length && text[accepted] is ' '; words++)
        {
            int stop = accepted + 1;
            while (stop < text.Length && (NameCharacters.Contains(text[stop], StringComparison.Ordinal)))
            {
                stop++;
            }

            ReadOnlySpan<char> word = text[(accepted + 1)..stop].TrimEnd(".-_");
            if (!IsDescribing(word))
            {
                break;
            }

            accepted = accepted + 1 + word.Length;
        }

        return accepted;
    }

    private static bool IsDescribing(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 40)
        {
            return false;
        }

        if (char.IsAsciiDigit(word[0]))
        {
            int dash = word.IndexOfAny('-', '_');
            ReadOnlySpan<char> head = dash < 0 ? word : word[..dash];
            return TextScan.TryReadNumber(head, out _, out int length) && length == head.Length - 1 && head[^1] is 'b' or 'B';
        }

        Span<char> lower = stackalloc char[40];
        return lower[..word.ToLowerInvariant(lower)] is "instruct" or "chat" or "base" or "coder" or "gptq" or "awq" or "gguf" or "int4" or "int8" or "fp8" or "distill" or "q4_k_m" or "q8_0" or "gptq-int4" or "gptq-int8" or "chat-int4";
    }
}
