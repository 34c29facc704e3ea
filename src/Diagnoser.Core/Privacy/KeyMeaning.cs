namespace Diagnoser.Core.Privacy;

/// <summary>What the name of a setting says about its value.</summary>
/// <param name="Kind">What the placeholder is called.</param>
/// <param name="Rule">Which values are masked.</param>
internal sealed record KeyMeaning(string Kind, KeyRule Rule)
{
    /// <summary>What is masked under this name.</summary>
    public RedactionKinds Group => Rule switch
    {
        KeyRule.User => RedactionKinds.Users,
        KeyRule.Host => RedactionKinds.Hosts,
        KeyRule.Serial or KeyRule.MachineId => RedactionKinds.Devices,
        _ => RedactionKinds.Secrets,
    };
}
