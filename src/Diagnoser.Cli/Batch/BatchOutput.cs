using System.Text;
using System.Text.Json;

namespace Diagnoser.Cli.Batch;

/// <summary>Where a batch writes its answers: a file that a later run may continue, or standard output.</summary>
internal sealed class BatchOutput : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private readonly TextWriter? _writer;
    private readonly FileStream? _file;
    private char[] _characters = [];

    private BatchOutput(TextWriter writer)
    {
        _writer = writer;
        Answered = [];
    }

    private BatchOutput(FileStream file, IReadOnlyList<string> answered)
    {
        _file = file;
        Answered = answered;
    }

    /// <summary>The identifiers of the answers that a former run wrote, as JSON, in order; empty for a new output.</summary>
    public IReadOnlyList<string> Answered { get; }

    /// <summary>Opens the output.</summary>
    /// <param name="terminal">For standard output.</param>
    /// <param name="path">The file, or null for standard output.</param>
    /// <param name="resume">Whether to keep what the file holds and continue behind it.</param>
    /// <exception cref="UserErrorException">The file cannot be written, or holds something else than a batch's answers.</exception>
    public static BatchOutput Open(Terminal terminal, string? path, bool resume)
    {
        if (path is null)
        {
            return resume ? throw new UserErrorException("--resume needs -o FILE, the output to continue.") : new BatchOutput(terminal.Output);
        }

        try
        {
            IReadOnlyList<string> answered = resume && File.Exists(path) ? KeepWholeLines(path) : [];
            return new BatchOutput(new FileStream(path, answered.Count > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes), answered);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The answers cannot be written to {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="answer">The answer in UTF-8, with its line end.</param>
    public void Write(ReadOnlySpan<byte> answer)
    {
        if (_file is not null)
        {
            _file.Write(answer);
            return;
        }

        if (_characters.Length < answer.Length)
        {
            _characters = new char[2 * answer.Length];
        }

        _writer!.Write(_characters, 0, Encoding.UTF8.GetChars(answer, _characters));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Flush();
        _file?.Dispose();
    }

    /// <summary>Cuts off a last line that a broken run left unfinished, and reads the identifiers of the others.</summary>
    private static List<string> KeepWholeLines(string path)
    {
        List<string> answered = [];
        using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite);
        long whole = 0;
        byte[] block = new byte[64 * 1024];
        using MemoryStream line = new();
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            ReadOnlySpan<byte> rest = block.AsSpan(0, read);
            for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                line.Write(rest[..end]);
                answered.Add(IdOf(line.GetBuffer().AsSpan(0, (int)line.Length), path, answered.Count + 1));
                whole += line.Length + 1;
                line.SetLength(0);
                rest = rest[(end + 1)..];
            }

            line.Write(rest);
        }

        stream.SetLength(whole);
        return answered;
    }

    private static string IdOf(ReadOnlySpan<byte> answer, string path, int number)
    {
        try
        {
            // The identifier is the first member; the report behind it is not read.
            Utf8JsonReader reader = new(answer);
            if (reader.Read() && reader.Read() && reader.ValueTextEquals("id"u8) && reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                return Encoding.UTF8.GetString(answer[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new UserErrorException($"Line {number} of {path} is no answer of a batch, so the file cannot be continued; name another one, or leave out --resume to replace it.");
    }
}
