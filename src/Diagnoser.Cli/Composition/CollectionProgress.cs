using Diagnoser.Collectors.Collection;

namespace Diagnoser.Cli.Composition;

/// <summary>Shows which collectors still run, once they have kept a person waiting, and takes the line away again.</summary>
internal sealed class CollectionProgress : IProgress<CollectorProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private readonly TextWriter _error;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private IReadOnlyList<string> _running = [];
    private bool _shown;
    private bool _ended;

    public CollectionProgress(TextWriter error)
    {
        _error = error;
        _timer = new Timer(_ => Show(), null, Patience, Patience);
    }

    /// <inheritdoc/>
    public void Report(CollectorProgress value)
    {
        lock (_gate)
        {
            _running = value.Running;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        lock (_gate)
        {
            _ended = true;
            if (_shown)
            {
                _error.Write("\r\u001b[K");
            }
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            if (!_ended && _running.Count > 0)
            {
                _shown = true;
                _error.Write($"\r\u001b[KStill reading: {string.Join(", ", _running)}");
            }
        }
    }
}
