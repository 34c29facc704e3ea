using YamlDotNet.RepresentationModel;

namespace Diagnoser.Core.Yaml;

/// <summary>A YAML sequence that knows its file and line.</summary>
public sealed class YamlList
{
    private readonly string _fileName;
    private readonly YamlSequenceNode _node;

    internal YamlList(string fileName, YamlSequenceNode node)
    {
        _fileName = fileName;
        _node = node;
    }

    /// <summary>How many items there are.</summary>
    public int Count => _node.Children.Count;

    /// <summary>The items as mappings.</summary>
    /// <exception cref="YamlFormatException">An item is no mapping.</exception>
    public IReadOnlyList<YamlMap> Maps() =>
        [.. _node.Children.Select(child => child is YamlMappingNode map
            ? new YamlMap(_fileName, map)
            : throw new YamlFormatException(_fileName, (int)child.Start.Line, "a mapping has to stand here"))];

    /// <summary>The items as texts.</summary>
    /// <exception cref="YamlFormatException">An item is no text.</exception>
    public IReadOnlyList<string> Texts() =>
        [.. _node.Children.Select(child => child is YamlScalarNode { Value: { } value }
            ? value
            : throw new YamlFormatException(_fileName, (int)child.Start.Line, "a text has to stand here"))];

    /// <summary>The items, each of which is a text or a mapping.</summary>
    /// <returns>For each item its text or its mapping, and its 1-based line.</returns>
    /// <exception cref="YamlFormatException">An item is neither.</exception>
    public IReadOnlyList<(string? Text, YamlMap? Map, int Line)> TextsOrMaps() =>
        [.. _node.Children.Select(child => child switch
        {
            YamlScalarNode { Value: { } value } => (value, (YamlMap?)null, (int)child.Start.Line),
            YamlMappingNode map => ((string?)null, new YamlMap(_fileName, map), (int)child.Start.Line),
            _ => throw new YamlFormatException(_fileName, (int)child.Start.Line, "a text or a mapping has to stand here"),
        })];
}
