using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Reads what is needed of a tokenizer.json, which may be tens of megabytes, as a stream: the added tokens, and of the vocabulary the largest
/// id and the ids of tokens that are asked for (https://huggingface.co/docs/tokenizers/api/tokenizer).
/// </summary>
internal sealed class TokenizerJson
{
    private const int LongestToken = 1024 * 1024;

    private readonly HashSet<string> _wanted;
    private readonly Dictionary<string, long> _added = new(StringComparer.Ordinal);
    private string _section = "";
    private string _part = "";
    private string? _content;
    private long? _id;
    private long _largest = -1;
    private long _listed;
    private string? _property;

    private TokenizerJson(IEnumerable<string> wanted) => _wanted = [.. wanted];

    /// <summary>The added tokens and those that were asked for, with their ids.</summary>
    public IReadOnlyDictionary<string, long> Tokens => _added;

    /// <summary>The largest id plus one; 0 if there is no vocabulary.</summary>
    public long Size => Math.Max(_largest + 1, _listed);

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="wanted">Tokens of the vocabulary whose ids are needed.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TokenizerJson Read(Stream stream, IEnumerable<string> wanted)
    {
        TokenizerJson reader = new(wanted);
        byte[] buffer = new byte[256 * 1024];
        int kept = 0;
        JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });
        while (true)
        {
            int read = stream.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
            bool last = read == 0;
            Utf8JsonReader json = new(buffer.AsSpan(0, kept + read), last, state);
            while (json.Read())
            {
                reader.Take(ref json);
            }

            state = json.CurrentState;
            if (last)
            {
                return reader;
            }

            int consumed = (int)json.BytesConsumed;
            kept = kept + read - consumed;
            if (consumed == 0 && kept == buffer.Length)
            {
                if (buffer.Length >= LongestToken)
                {
                    throw new JsonException("a value is too long");
                }

                Array.Resize(ref buffer, buffer.Length * 4);
            }
            else
            {
                buffer.AsSpan(consumed, kept).CopyTo(buffer);
            }
        }
    }

    private void Take(ref Utf8JsonReader json)
    {
        int depth = json.CurrentDepth;
        if (depth == 1 && json.TokenType == JsonTokenType.PropertyName)
        {
            _section = json.GetString() ?? "";
        }
        else if (_section == "added_tokens")
        {
            TakeAdded(ref json, depth);
        }
        else if (_section == "model")
        {
            TakeModel(ref json, depth);
        }
    }

    private void TakeAdded(ref Utf8JsonReader json, int depth)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when depth == 2:
                (_content, _id) = (null, null);
                break;
            case JsonTokenType.PropertyName when depth == 3:
                _property = json.GetString();
                break;
            case JsonTokenType.String when depth == 3 && _property == "content":
                _content = json.GetString();
                break;
            case JsonTokenType.Number when depth == 3 && _property == "id":
                _id = json.TryGetInt64(out long id) && id is >= 0 and < 1L << 40 ? id : null;
                break;
            case JsonTokenType.EndObject when depth == 2 && _content is not null && _id is { } number && _added.Count < 100_000:
                _added[_content] = number;
                _largest = Math.Max(_largest, number);
                break;
        }
    }

    private void TakeModel(ref Utf8JsonReader json, int depth)
    {
        if (depth == 2 && json.TokenType == JsonTokenType.PropertyName)
        {
            _part = json.GetString() ?? "";
            return;
        }

        if (_part != "vocab")
        {
            return;
        }

        // BPE and WordPiece have an object of ids, Unigram a list of pairs whose place is the id.
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName when depth == 3:
                _property = _wanted.Count > 0 && json.ValueSpan.Length < 64 && _wanted.Contains(json.GetString()!) ? json.GetString() : null;
                break;
            case JsonTokenType.Number when depth == 3 && json.TryGetInt64(out long id) && id is >= 0 and < 1L << 40:
                _largest = Math.Max(_largest, id);
                if (_property is not null)
                {
                    _added.TryAdd(_property, id);
                }

                break;
            case JsonTokenType.StartArray when depth == 3:
                _listed++;
                break;
            case JsonTokenType.String when depth == 4 && _wanted.Count > 0 && json.ValueSpan.Length < 64 && _wanted.Contains(json.GetString()!):
                _added.TryAdd(json.GetString()!, _listed - 1);
                break;
        }
    }
}
