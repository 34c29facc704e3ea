namespace Diagnoser.Cli.Tests.History;

/// <summary>A clock that stands, and is set by hand.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
