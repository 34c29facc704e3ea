namespace Diagnoser.Core.Logs;

/// <summary>How an exception came out of the one printed before it.</summary>
internal enum ChainLink
{
    /// <summary>It is the first one.</summary>
    None,

    /// <summary>It was raised while the one before was handled (<c>__context__</c>).</summary>
    DuringHandling,

    /// <summary>It was raised from the one before (<c>__cause__</c>).</summary>
    DirectCause,

    /// <summary>The one before only carries it from another process, or gathers it in a group.</summary>
    Carried,
}
