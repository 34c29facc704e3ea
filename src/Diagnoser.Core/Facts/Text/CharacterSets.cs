using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Sets of characters that several readers search for.</summary>
internal static class CharacterSets
{
    /// <summary>Characters of an environment variable's name.</summary>
    public static readonly SignSet Variable = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Characters of a package's name.</summary>
    public static readonly SignSet Package = SignSet.Of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Characters of a method of quantization in lower case.</summary>
    public static readonly SignSet Method = SignSet.Of("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Digits and what separates them in a list of devices.</summary>
    public static readonly SignSet Indices = SignSet.Of("0123456789, ");

    /// <summary>What ends the letters of a family's name.</summary>
    public static readonly SignSet StemEnd = SignSet.Of("-0123456789.");

    /// <summary>What ends a package's name in a requirement.</summary>
    public static readonly SignSet RequirementEnd = SignSet.Of("=<>!~ [;");

    /// <summary>What ends an unquoted value.</summary>
    public static readonly SignSet ValueEnd = SignSet.Of(" ,;)}]");

    /// <summary>What no name or path of a model holds.</summary>
    public static readonly SignSet NoModel = SignSet.Of("(){}<>$");
}
