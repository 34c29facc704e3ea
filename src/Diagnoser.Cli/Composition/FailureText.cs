using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Logs;

namespace Diagnoser.Cli.Composition;

/// <summary>The text to diagnose, from a file or standard input, opened and found usable.</summary>
internal sealed class FailureText : IDisposable
{
    private const string StandardInput = "-";

    private FailureText(TextReader text, InputSource source)
    {
        Text = new KeptText(text);
        Source = source;
    }

    /// <summary>The text, which is kept as far as it was read.</summary>
    public KeptText Text { get; }

    /// <summary>Where it comes from.</summary>
    public InputSource Source { get; }

    /// <summary>Opens the text.</summary>
    /// <param name="terminal">For standard input.</param>
    /// <param name="file">A path, <c>-</c>, or null for what is piped in.</param>
    /// <exception cref="UserErrorException">There is no such file, it cannot be read, or nothing is piped in.</exception>
    public static FailureText Open(Terminal terminal, string? file)
    {
        if (file is null && !terminal.InputIsRedirected)
        {
            throw new UserErrorException("Nothing to explain: name a file, or pipe the output in, as in 'python app.py 2>&1 | llmdiag explain'.");
        }

        return file is null or StandardInput
            ? new FailureText(OpenText(terminal.OpenInput(), "standard input"), InputSource.Stdin)
            : new FailureText(OpenText(OpenFile(file), file), InputSource.File);
    }

    /// <inheritdoc/>
    public void Dispose() => Text.Dispose();

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException($"{path} is a folder; name the log file in it.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no file {path}; check the path.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UserErrorException($"{path} cannot be read: permission denied.", exception);
        }
    }

    private static TextReader OpenText(Stream stream, string name)
    {
        TextReader text = TextDecoder.Open(stream, out bool looksBinary);
        if (!looksBinary)
        {
            return text;
        }

        text.Dispose();
        throw new UserErrorException($"{name} is not text; give llmdiag the log or the message, not a model, a picture or an archive.");
    }
}
