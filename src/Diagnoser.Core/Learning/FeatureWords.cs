namespace Diagnoser.Core.Learning;

/// <summary>Says a feature in words that a user understands.</summary>
internal static class FeatureWords
{
    /// <summary>The words, or null for a feature that would tell a user nothing.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <param name="words">The report's own words, to quote instead of stems; null if they are not at hand.</param>
    public static string? Of(string feature, SurfaceWords? words = null)
    {
        int colon = feature.IndexOf(':', StringComparison.Ordinal);
        string group = feature[..colon];
        string rest = feature[(colon + 1)..];
        return group switch
        {
            FeatureGroups.Title => $"the title says \"{Quote(rest, words)}\"",
            FeatureGroups.Prose or FeatureGroups.ProsePair => $"the person says \"{Quote(rest, words)}\"",
            FeatureGroups.Output or FeatureGroups.OutputPair => $"the output says \"{Quote(rest, words)}\"",
            FeatureGroups.Message => $"the message says \"{Quote(rest.Trim(), words)}\"",
            FeatureGroups.Exception => $"the exception is {rest}",
            FeatureGroups.Frame => Frame(rest),
            FeatureGroups.Incident => Incident(rest),
            FeatureGroups.Complaint => $"the person complains of {rest.Replace('-', ' ')}",
            FeatureGroups.Concept => $"the report speaks of {rest}",
            FeatureGroups.Rule => null,
            FeatureGroups.Fact => Fact(rest),
            _ => rest switch
            {
                "words only" => "there is no error message, only a description",
                "trace" => "there is a stack trace",
                _ => null,
            },
        };
    }

    private static string Quote(string stems, SurfaceWords? words) => words?.Restore(stems) ?? stems;

    private static string Frame(string rest) => rest switch
    {
        _ when rest.StartsWith("failing library own code", StringComparison.Ordinal) => "the failing frame is in the user's own code",
        _ when rest.StartsWith("failing library ", StringComparison.Ordinal) => $"the failing frame is in {rest["failing library ".Length..]}",
        _ when rest.StartsWith("failing function ", StringComparison.Ordinal) => $"the failing function is {rest["failing function ".Length..]}",
        _ when rest.StartsWith("failing file ", StringComparison.Ordinal) => $"the failing file is {rest["failing file ".Length..]}",
        _ => $"the trace passes through {rest["library ".Length..]}",
    };

    private static string Incident(string rest) => rest switch
    {
        _ when rest.StartsWith("signal ", StringComparison.Ordinal) => $"a process got {rest["signal ".Length..]}",
        _ when rest.StartsWith("exit code ", StringComparison.Ordinal) => $"a process ended with {rest}",
        "PythonException" => "a Python exception was raised",
        "NativeCrash" => "native code crashed",
        "CudaError" => "the CUDA driver reports an error",
        "CommunicationError" => "the communication between processes failed",
        "KernelMessage" => "the kernel reports an error",
        "ProcessExit" => "a process ended early",
        "EngineError" => "the engine prints an error",
        "BuildFailure" => "a build or an installation failed",
        "ErrorMessage" => "an error message was printed",
        _ => "the person complains, the software does not",
    };

    private static string Fact(string rest)
    {
        int space = rest.IndexOf(' ', StringComparison.Ordinal);
        (string key, string value) = (rest[..space], rest[(space + 1)..]);
        return value.StartsWith("step ", StringComparison.Ordinal) ? $"of the size of {key}" : $"{key} is {value}";
    }
}
