using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Variables;

/// <summary>States the environment variables that change how models are loaded, served and trained.</summary>
internal sealed class VariableCollector : ICollector
{
    public string Name => "environment";

    public TimeSpan Limit => TimeSpan.FromSeconds(5);

    public Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        foreach ((string name, string value) in machine.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (value.Length > 0 && RelevantVariables.Matters(name))
            {
                sink.Add("env." + name, RelevantVariables.MaskValue(name, value), "environment");
            }
        }

        return Task.CompletedTask;
    }
}
