namespace Diagnoser.Core.Privacy;

/// <summary>What the detectors found in a text.</summary>
internal sealed class Findings(RedactionKinds enabled)
{
    private readonly List<Detection> _detections = [];

    /// <summary>The detections, in no order, possibly overlapping.</summary>
    public List<Detection> Detections => _detections;

    /// <summary>Names of accounts that are worth looking for in the rest of the text.</summary>
    public List<string> Users { get; } = [];

    /// <summary>Names of machines that are worth looking for in the rest of the text.</summary>
    public List<string> Hosts { get; } = [];

    /// <summary>Adds a detection, unless its group is not to be masked.</summary>
    public void Add(int start, int end, RedactionKinds group, string kind, string? value = null)
    {
        if (end > start && (enabled & group) != 0)
        {
            _detections.Add(new Detection(start, end, group, kind, value));
        }
    }

    /// <summary>Adds the name of an account.</summary>
    public void AddUser(string text, int start, int end)
    {
        if (end > start && (enabled & RedactionKinds.Users) != 0)
        {
            string name = text[start..end];
            _detections.Add(new Detection(start, end, RedactionKinds.Users, Kinds.User, name));
            Users.Add(name);
        }
    }

    /// <summary>Adds the name of a machine.</summary>
    public void AddHost(string text, int start, int end)
    {
        if (end > start && (enabled & RedactionKinds.Hosts) != 0)
        {
            string name = text[start..end];
            _detections.Add(new Detection(start, end, RedactionKinds.Hosts, Kinds.Host, name));
            Hosts.Add(name);
        }
    }
}
