using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads lists of Python packages: <c>pip list</c> (two columns), <c>pip freeze</c>, <c>conda list</c>, the <c>[pip3]</c> and <c>[conda]</c> lines of
/// collect_env, and the lines with which pip reports an installation.
/// </summary>
internal sealed class PackageListReader : IFactReader
{
    private bool _columns;
    private long _lastColumn;

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        if (text[0] == '[' && (text.StartsWith("[pip", StringComparison.Ordinal) || text.StartsWith("[conda]", StringComparison.Ordinal)))
        {
            context.OpenBlock(line.Number);
            ReadOnlySpan<char> item = text[(text.IndexOf(']') + 1)..].Trim();
            _ = ReadPinned(item, line.Number, FactStrength.Listed, context, facts) || ReadColumns(item, line.Number, FactStrength.Listed, context, facts);
            return;
        }

        if (text.StartsWith("Successfully installed ", StringComparison.Ordinal))
        {
            ReadInstalled(text[23..], line.Number, context, facts);
        }
        else if (text.StartsWith("Requirement already satisfied: ", StringComparison.Ordinal))
        {
            ReadSatisfied(text[31..], line.Number, context, facts);
        }
        else if (IsHeader(text))
        {
            _columns = true;
            _lastColumn = line.Number;
        }
        else if (_columns)
        {
            bool rule = !text.ContainsAnyExcept("- #");
            bool taken = rule || ReadColumns(text, line.Number, FactStrength.Listed, context, facts);
            _lastColumn = taken ? line.Number : _lastColumn;
            _columns = line.Number - _lastColumn < 3;
        }
        else if (text.Contains("==", StringComparison.Ordinal) && text.IndexOfAny(" \t'\"") < 0)
        {
            _ = ReadPinned(text, line.Number, context.InBlock(line) ? FactStrength.Listed : FactStrength.Stated, context, facts);
        }
    }

    /// <summary>Whether the reader takes lines that no trigger announces.</summary>
    public bool IsInList => _columns;

    private static bool IsHeader(ReadOnlySpan<char> text) =>
        (text.StartsWith("Package", StringComparison.Ordinal) && text[7..].TrimStart().StartsWith("Version", StringComparison.Ordinal))
        || text.StartsWith("# packages in environment", StringComparison.Ordinal)
        || (text.StartsWith("# Name", StringComparison.Ordinal) && text.Contains("Version", StringComparison.Ordinal));

    /// <summary>Reads <c>torch==2.1.2+cu118</c>.</summary>
    private static bool ReadPinned(ReadOnlySpan<char> text, long line, FactStrength strength, TextContext context, FactLedger facts)
    {
        int equals = text.IndexOf("==", StringComparison.Ordinal);
        return equals > 0 && IsPackage(text[..equals]) && TextScan.TryReadVersion(text[(equals + 2)..], out string version, out _)
            && State(text[..equals], version, line, strength, context, facts);
    }

    /// <summary>Reads <c>torch    2.1.2+cu118</c> and conda's <c>torch 2.1.2 pypi_0 pypi</c>.</summary>
    private static bool ReadColumns(ReadOnlySpan<char> text, long line, FactStrength strength, TextContext context, FactLedger facts)
    {
        int space = text.IndexOfAny(' ', '\t');
        if (space <= 0 || !IsPackage(text[..space]))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[space..].TrimStart();
        int end = rest.IndexOfAny(' ', '\t');
        ReadOnlySpan<char> version = end < 0 ? rest : rest[..end];
        return version.Length > 0 && char.IsAsciiDigit(version[0]) && TextScan.TryReadVersion(version, out string read, out _)
            && State(text[..space], read, line, strength, context, facts);
    }

    /// <summary>Reads <c>Successfully installed torch-2.1.2 triton-2.1.0</c>: the version stands behind the last hyphen before a digit.</summary>
    private static void ReadInstalled(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        foreach (Range range in text.Split(' '))
        {
            ReadOnlySpan<char> item = text[range];
            int dash = item.LastIndexOf('-');
            while (dash > 0 && !(dash + 1 < item.Length && char.IsAsciiDigit(item[dash + 1])))
            {
                dash = item[..dash].LastIndexOf('-');
            }

            if (dash > 0 && IsPackage(item[..dash]) && TextScan.TryReadVersion(item[(dash + 1)..], out string version, out _))
            {
                State(item[..dash], version, line, FactStrength.Printed, context, facts);
            }
        }
    }

    /// <summary>Reads <c>Requirement already satisfied: torch&gt;=2.0 in /…/site-packages (from vllm) (2.1.2)</c>.</summary>
    private static void ReadSatisfied(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        int end = text.IndexOfAny(CharacterSets.RequirementEnd);
        int open = text.LastIndexOf('(');
        if (end > 0 && open > 0 && IsPackage(text[..end]) && TextScan.TryReadVersion(text[(open + 1)..], out string version, out _))
        {
            State(text[..end], version, line, FactStrength.Printed, context, facts);
        }
    }

    private static bool State(ReadOnlySpan<char> package, string version, long line, FactStrength strength, TextContext context, FactLedger facts)
    {
        PackageFacts.State(FactKeys.NormalizePackage(package.ToString()), version, line, strength, facts);
        return true;
    }

    private static bool IsPackage(ReadOnlySpan<char> name) =>
        name.Length is > 1 and < 80 && char.IsAsciiLetter(name[0]) && !name.ContainsAnyExcept(CharacterSets.Package);
}
