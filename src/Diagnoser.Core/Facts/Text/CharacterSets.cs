using System.Buffers;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Sets of characters that several readers search for.</summary>
internal static class CharacterSets
{
    /// <summary>Characters of an environment variable's name.</summary>
    public static readonly SearchValues<char> Variable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Characters of a package's name.</summary>
    public static readonly SearchValues<char> Package = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Characters of a method of quantization in lower case.</summary>
    public static readonly SearchValues<char> Method = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Digits and what separates them in a list of devices.</summary>
    public static readonly SearchValues<char> Indices = SearchValues.Create("0123456789, ");

    /// <summary>What ends the letters of a family's name.</summary>
    public static readonly SearchValues<char> StemEnd = SearchValues.Create("-0123456789.");

    /// <summary>What ends a package's name in a requirement.</summary>
    public static readonly SearchValues<char> RequirementEnd = SearchValues.Create("=<>!~ [;");

    /// <summary>What ends an unquoted value.</summary>
    public static readonly SearchValues<char> ValueEnd = SearchValues.Create(" ,;)}]");

    /// <summary>What no name or path of a model holds.</summary>
    public static readonly SearchValues<char> NoModel = SearchValues.Create("(){}<>$");
}
