using System.Buffers;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Takes what the doctor finds, as facts under <c>model.file.</c>; of many alike, the first few.</summary>
internal sealed class Findings(FactSink sink)
{
    private const int MostOfAKind = 8;

    /// <summary>Names beyond this length together are not listed; everything is then better downloaded again.</summary>
    private const int LongestList = 400;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/=+,");

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _again = [];

    /// <summary>States a finding.</summary>
    /// <param name="kind">The key behind <c>model.file.</c>.</param>
    /// <param name="detail">What is wrong, in words for a reader.</param>
    /// <param name="file">The file that shows it.</param>
    /// <param name="again">The file that has to be downloaded again; null if that would not help.</param>
    public void Add(string kind, string detail, string file, string? again = null)
    {
        int count = _counts.GetValueOrDefault(kind);
        _counts[kind] = count + 1;
        if (count < MostOfAKind)
        {
            sink.Add("model.file." + kind, detail, file);
        }

        if (again is not null && !_again.Contains(again, StringComparer.Ordinal))
        {
            _again.Add(again);
        }
    }

    /// <summary>Whether one of these was found.</summary>
    public bool Has(params ReadOnlySpan<string> kinds)
    {
        foreach (string kind in kinds)
        {
            if (_counts.ContainsKey(kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>States which files have to be downloaded again, as a shell takes them.</summary>
    public void AddDownloads(string source)
    {
        string[] names = [.. _again.Select(Quoted).OfType<string>()];
        string list = string.Join(' ', names);
        if (names.Length == _again.Count && list.Length <= LongestList)
        {
            sink.Add("model.download-again", list, source);
        }
    }

    /// <summary>A name as one word of a command; null if no quoting is sure to keep it one.</summary>
    private static string? Quoted(string name) =>
        !name.AsSpan().ContainsAnyExcept(PlainCharacters) && name[0] != '-' ? name
        : name.Any(character => character is '\'' or '"' or '$' or '`' or '\\' or '!' || char.IsControl(character)) || name[0] == '-' ? null
        : $"\"{name}\"";
}
