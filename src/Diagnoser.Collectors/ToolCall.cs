namespace Diagnoser.Collectors;

/// <summary>A tool and its arguments.</summary>
/// <param name="Tool">A name to be found on the path, or an absolute path.</param>
/// <param name="Arguments">The arguments, one each, without quoting.</param>
public sealed record ToolCall(string Tool, IReadOnlyList<string> Arguments)
{
    /// <summary>States a call.</summary>
    /// <param name="tool">A name to be found on the path, or an absolute path.</param>
    /// <param name="arguments">The arguments, one each, without quoting.</param>
    public static ToolCall Of(string tool, params IReadOnlyList<string> arguments) => new(tool, arguments);

    /// <summary>The call as a line: the tool and its arguments, joined with spaces.</summary>
    public string Line => Arguments.Count == 0 ? Tool : Tool + " " + string.Join(' ', Arguments);

    /// <inheritdoc/>
    public override string ToString() => Line;
}
