namespace Diagnoser.Core.Logs;

/// <summary>
/// What Python says, as people put it into a title or a sentence: without the type, or with the type and no colon behind it. In a program's own
/// output the same words are often a harmless note ("no module named …, continuing without it"), so they count in a person's words alone.
/// </summary>
internal static class PythonForms
{
    public static IReadOnlyList<FailureForm> All { get; } =
    [
        InWords("got an unexpected keyword argument", "TypeError", @"(?<message>[\w.<>\[\]]*(\(\))? ?got an unexpected keyword argument\W{0,2}\w*'?)"),
        InWords("required positional argument", "TypeError", @"(?<message>[\w.<>\[\]]*(\(\))? ?missing \d+ required positional argument.*)"),
        InWords("has no attribute", "AttributeError", @"(?<message>['""`\w][\w.'""`]*( object)? has no attribute ['""`]?\w+['""`]?)"),
        InWords("No module named", "ModuleNotFoundError", @"(?<message>No module named ['""`]?[\w.]+['""`]?)"),
        InWords("cannot import name", "ImportError", @"(?<message>cannot import name ['""`]?\w+.*)"),
        InWords("size mismatch for", "RuntimeError", @"(?<message>size mismatch for \w\S*.*)"),
        InWords("Torch not compiled with CUDA", "AssertionError", "(?<message>Torch not compiled with CUDA( enabled)?)"),
        InWords("Error '", null, @"(^|[\s#:：])(?<name>[A-Z][A-Za-z]{2,30}Error) (?<message>'\S.*)"),
    ];

    private static FailureForm InWords(string anchor, string? name, string expression) =>
        new(anchor, IncidentKind.PythonException) { Expression = expression, Name = name, Standing = Standing.Mention, InProse = true, ProseOnly = true };
}
