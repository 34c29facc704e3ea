using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Rules;

/// <summary>What an expert knows about one failure: how it shows, what causes it, how to mend it. One YAML file in rules/.</summary>
public sealed record Rule
{
    /// <summary>The rule's name, lower case with hyphens, the same as its file's name.</summary>
    public required string Id { get; init; }

    /// <summary>What the rule says, read when it is first asked for.</summary>
    public required Lazy<RuleWords> Words { get; init; }

    /// <summary>One line that says what is wrong; may hold <c>{placeholders}</c>.</summary>
    public string Title => Words.Value.Title;

    /// <summary>The code of the leaf cause.</summary>
    public required string Cause { get; init; }

    /// <summary>The code of the symptom that it shows as, or null if it shows in several ways.</summary>
    public string? Symptom { get; init; }

    /// <summary>How often the cause holds where the rule matches, 0 to 1.</summary>
    public required double Certainty { get; init; }

    /// <summary>What has to hold, read when it is first asked for.</summary>
    public required Lazy<RuleCondition> Condition { get; init; }

    /// <summary>What has to hold.</summary>
    public RuleCondition When => Condition.Value;

    /// <summary>What happened and why, for a newcomer; may hold placeholders.</summary>
    public string Explain => Words.Value.Explain;

    /// <summary>What to do, least effort first.</summary>
    public IReadOnlyList<RuleFix> Fixes => Words.Value.Fixes;

    /// <summary>Addresses of the documentation, release note or issue that the knowledge comes from.</summary>
    public IReadOnlyList<string> References => Words.Value.References;

    /// <summary>Identifiers of more general rules that have nothing to add where this one matches.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Texts that the rule must match.</summary>
    public required IReadOnlyList<RuleExample> Matching { get; init; }

    /// <summary>Texts that the rule must not match.</summary>
    public required IReadOnlyList<RuleExample> Missing { get; init; }

    /// <summary>The file that the rule was read from, with forward slashes, relative to the rules folder.</summary>
    public required string FileName { get; init; }

    /// <summary>A fault of this rule.</summary>
    /// <param name="line">The 1-based line.</param>
    /// <param name="fault">What is wrong.</param>
    public YamlFormatException Fault(int line, string fault) => new(FileName, line, fault);
}
