using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Diagnoser.Core.Yaml;

/// <summary>A YAML mapping that knows its file and line, so that whoever reads it can say where a fault stands.</summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode _node;

    internal YamlMap(string fileName, YamlMappingNode node)
    {
        FileName = fileName;
        _node = node;
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The 1-based line on which the mapping starts.</summary>
    public int Line => (int)_node.Start.Line;

    /// <summary>The mapping's keys, in order.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(key => Scalar(key, "a key"));

    /// <summary>Whether the key is there.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => _node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>The text under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The key is missing or is no text.</exception>
    public string RequiredText(string key) =>
        OptionalText(key) ?? throw Fault($"'{key}' is missing");

    /// <summary>The text under a key, or null if the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The value is no text.</exception>
    public string? OptionalText(string key) =>
        _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? Scalar(value, $"'{key}'") : null;

    /// <summary>The whole number under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The key is missing or is no whole number.</exception>
    public int RequiredInteger(string key) =>
        int.TryParse(RequiredText(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Fault($"'{key}' has to be a whole number", key);

    /// <summary>The number under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The key is missing or is no number.</exception>
    public double RequiredNumber(string key) =>
        double.TryParse(RequiredText(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Fault($"'{key}' has to be a number", key);

    /// <summary>The list under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The key is missing or is no list.</exception>
    public YamlList RequiredList(string key) => OptionalList(key) ?? throw Fault($"'{key}' is missing");

    /// <summary>The list under a key, or null if the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The value is no list.</exception>
    public YamlList? OptionalList(string key) =>
        !_node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? null
        : value is YamlSequenceNode sequence ? new YamlList(FileName, sequence)
        : throw Fault($"'{key}' has to be a list", key);

    /// <summary>The mapping under a key, or null if the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The value is no mapping.</exception>
    public YamlMap? OptionalMap(string key) =>
        !_node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? null
        : value is YamlMappingNode map ? new YamlMap(FileName, map)
        : throw Fault($"'{key}' has to be a mapping", key);

    /// <summary>The texts under a key, which may hold one text or a list of texts; empty if the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="YamlFormatException">The value is neither.</exception>
    public IReadOnlyList<string> TextOrList(string key) =>
        !_node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? []
        : value is YamlSequenceNode sequence ? new YamlList(FileName, sequence).Texts()
        : [Scalar(value, $"'{key}'")];

    /// <summary>Fails if the mapping has a key that is not among those allowed, which is nearly always a typing error.</summary>
    /// <param name="allowed">The keys that may stand here.</param>
    /// <exception cref="YamlFormatException">A key is not allowed.</exception>
    public void AllowOnly(params ReadOnlySpan<string> allowed)
    {
        foreach (KeyValuePair<YamlNode, YamlNode> child in _node.Children)
        {
            string key = Scalar(child.Key, "a key");
            if (!allowed.Contains(key))
            {
                throw new YamlFormatException(FileName, (int)child.Key.Start.Line, $"'{key}' is not known here; known are {string.Join(", ", allowed.ToArray())}");
            }
        }
    }

    /// <summary>A fault of this mapping, at the line of one of its keys.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="key">The key that is at fault, if it is one.</param>
    public YamlFormatException Fault(string fault, string? key = null) => new(FileName, LineOf(key), fault);

    /// <summary>The 1-based line of a key, or the mapping's own line.</summary>
    /// <param name="key">The key.</param>
    public int LineOf(string? key)
    {
        if (key is not null)
        {
            foreach (YamlNode candidate in _node.Children.Keys)
            {
                if (candidate is YamlScalarNode { Value: { } value } && value == key)
                {
                    return (int)candidate.Start.Line;
                }
            }
        }

        return Line;
    }

    private string Scalar(YamlNode node, string what) =>
        node is YamlScalarNode { Value: { } value }
            ? value
            : throw new YamlFormatException(FileName, (int)node.Start.Line, $"{what} has to be a text");
}
