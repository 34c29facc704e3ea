using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Diagnoser.Core.Yaml;

/// <summary>Reads a YAML document into nodes that know where they stand.</summary>
public static class YamlDocumentReader
{
    /// <summary>Reads a document whose root is a mapping.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The document.</param>
    /// <exception cref="YamlFormatException">The text is no YAML, is empty, holds several documents, or its root is no mapping.</exception>
    public static YamlMap ReadMap(string fileName, TextReader text)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(text);
        }
        catch (YamlException exception)
        {
            throw new YamlFormatException(fileName, (int)exception.Start.Line, exception.InnerException?.Message ?? exception.Message);
        }

        return stream.Documents switch
        {
            [{ RootNode: YamlMappingNode root }] => new YamlMap(fileName, root),
            [] => throw new YamlFormatException(fileName, 1, "the file is empty"),
            [_] => throw new YamlFormatException(fileName, 1, "the document has to be a mapping"),
            _ => throw new YamlFormatException(fileName, 1, "the file has to hold one document"),
        };
    }
}
