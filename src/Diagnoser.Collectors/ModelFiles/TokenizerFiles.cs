namespace Diagnoser.Collectors.ModelFiles;

/// <summary>What a model's tokenizer files say together.</summary>
internal sealed record TokenizerFiles
{
    /// <summary>The files that were found.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public string? Class { get; init; }

    public string? Eos { get; init; }

    public string? Bos { get; init; }

    public string? Pad { get; init; }

    /// <summary>The tokens that were added to the vocabulary, special ones above all, with their ids.</summary>
    public IReadOnlyDictionary<string, long> Added { get; init; } = new Dictionary<string, long>();

    /// <summary>The largest id of a token plus one; null if no vocabulary could be read.</summary>
    public long? Size { get; init; }

    /// <summary>The file that told the size.</summary>
    public string SizeSource { get; init; } = "";

    public string? ChatTemplate { get; init; }

    /// <summary>The file in which the chat template stands.</summary>
    public string? ChatTemplateSource { get; init; }

    /// <summary>Whether the tokenizer is code of the model's own, which may build prompts without a template.</summary>
    public bool HasRemoteCode { get; init; }

    public bool HasFastFile { get; init; }

    /// <summary>The id of a token; null if it is not known.</summary>
    public long? IdOf(string? token) => token is not null && Added.TryGetValue(token, out long id) ? id : null;

    /// <summary>The text of an id; null if it is not known.</summary>
    public string? TextOf(long id) => Added.Where(token => token.Value == id).Select(token => token.Key).FirstOrDefault();
}
