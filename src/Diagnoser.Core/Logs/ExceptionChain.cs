using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Decides which exception of a chain is the one to name. Python prints the first cause first. Where the next one was raised <em>from</em>
/// it, the first one is the cause; where the next one was raised <em>while</em> it was handled, the last one is as a rule the library's
/// words for the matter. Either gives way to the one that tells more: an exception that states a fact (no such library, no memory,
/// a damaged file) wins over plumbing such as a KeyError, an HTTP status or a refused connection, and both over those that only pass a
/// failure on. Whoever is not named stays in <see cref="Incident.Consequences"/>.
/// </summary>
internal static class ExceptionChain
{
    private static readonly HashSet<string> s_plumbing = new(StringComparer.Ordinal)
    {
        "KeyError", "HTTPError", "StopIteration", "NewConnectionError", "MaxRetryError", "gaierror", "ConnectionRefusedError", "ConnectionError", "ConnectTimeout",
        "TimeoutError", "RemoteDisconnected", "ProtocolError", "IndexError", "JSONDecodeError", "UnicodeDecodeError", "LocalEntryNotFoundError", "HTTPStatusError",
        "ConnectError", "AttributeError", "ReadTimeout", "ReadTimeoutError", "NameResolutionError", "SSLError", "SSLCertVerificationError", "FileNotFoundError", "ProxyError",
    };

    private static readonly PhraseSet s_telling = new(
        [
            "out of memory", "cannot open shared object", "undefined symbol", "DLL load failed", "No module named", "CUDA error", "HIP error", "device-side assert", "NCCL error",
            "invalid load key", "PytorchStreamReader", "not found (required by", "MetadataIncompleteBuffer", "HeaderTooLarge", "no kernel image", "CUBLAS_STATUS", "size mismatch",
            "No space left", "Cannot access gated repo", "gated repo", "cannot import name",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The index of the exception to name.</summary>
    public static int Primary(IReadOnlyList<RaisedException> chain)
    {
        int best = 0;
        int bestScore = int.MinValue;
        for (int index = 0; index < chain.Count; index++)
        {
            int score = Score(chain, index);
            if (score > bestScore)
            {
                best = index;
                bestScore = score;
            }
        }

        return best;
    }

    private static int Score(IReadOnlyList<RaisedException> chain, int index)
    {
        RaisedException exception = chain[index];
        if (exception.Qualified is null)
        {
            return -20;
        }

        string? message = exception.Message;
        int score = RelayedFailure.IsRelayed(exception.Name, message) ? -10 : 0;
        score += message is not null && s_telling.IsIn(message) ? 4 : 0;
        score -= s_plumbing.Contains(exception.Name!) ? 3 : 0;
        score += message is { Length: > 40 } ? 1 : 0;
        score -= message is null && exception.Name != "AssertionError" ? 1 : 0;

        // By default a cause outranks what was raised from it, and what was raised in an except block outranks what it handled.
        score += index + 1 < chain.Count && chain[index + 1].Link == ChainLink.DirectCause ? 2 : 0;
        score += exception.Link == ChainLink.DuringHandling ? 2 : 0;
        return score;
    }
}
