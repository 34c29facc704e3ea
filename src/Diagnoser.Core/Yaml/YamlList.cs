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
}
