using System.Text;

namespace Diagnoser.Cli;

/// <summary>A writer that is opened when something is written: opening the console reads the terminal's description, which takes longer than most commands have.</summary>
/// <param name="open">Opens it.</param>
internal sealed class LazyWriter(Func<TextWriter> open) : TextWriter
{
    private readonly Lazy<TextWriter> _writer = new(open);

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Value.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => _writer.Value.Write(value);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => _writer.Value.Write(buffer, index, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => _writer.Value.Write(buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => _writer.Value.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => _writer.Value.WriteLine(value);

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value)
    {
        _writer.Value.WriteLine(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Flush();
        }
    }
}
