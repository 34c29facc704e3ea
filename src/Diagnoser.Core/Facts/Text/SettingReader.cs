using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads settings wherever they stand: flags (<c>--tensor-parallel-size 4</c>), arguments (<c>LLM(model="…", dtype="half")</c>), the dumps of
/// vLLM, SGLang and TGI, JSON and YAML of DeepSpeed, LLaMA-Factory and axolotl.
/// </summary>
internal sealed class SettingReader : IFactReader
{
    private static readonly string[] s_wrappers = ["Some(", "size ", "of "];

    private readonly ModelNameParser _models;

    /// <summary>Makes a reader.</summary>
    /// <param name="models">Takes the names of models apart.</param>
    public SettingReader(ModelNameParser models) => _models = models;

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        if (line.Role == LineRole.Template)
        {
            return;
        }

        ReadOnlySpan<char> text = line.Text;
        int at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' || (text[end] == '-' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]))))
            {
                end++;
            }

            if (SettingNames.TryFind(text[at..end], out SettingKind kind) && (at == 0 || text[at - 1] is not ('/' or '\\')))
            {
                bool flag = at > 0 && text[at - 1] == '-';
                ReadOnlySpan<char> value = ValueBehind(text[end..], flag, out bool assigned, out int length);
                end += kind == SettingKind.Model || assigned ? length : 0;
                SettingValues.Read(new Setting(kind, flag, assigned), value, line, context, facts, _models);
            }

            at = end;
        }
    }

    /// <summary>The value behind a name: <c>=4</c>, <c>: "x"</c>, <c> 4</c>.</summary>
    private static ReadOnlySpan<char> ValueBehind(ReadOnlySpan<char> text, bool flag, out bool assigned, out int length)
    {
        int at = 0;
        assigned = false;
        while (at < text.Length && text[at] is ' ' or '"' or '\'' or '`' or '\t' or ']')
        {
            at++;
        }

        if (at < text.Length && text[at] is '=' or ':' or '：' or '(')
        {
            assigned = true;
            at++;
            while (at < text.Length && text[at] is ' ' or '=')
            {
                at++;
            }
        }

        length = at;
        if (at >= text.Length || (!assigned && !flag && !char.IsAsciiDigit(text[at]) && !text[at..].StartsWith("size ")))
        {
            return [];
        }

        ReadOnlySpan<char> rest = text[at..];
        foreach (string wrapper in s_wrappers)
        {
            if (rest.StartsWith(wrapper, StringComparison.Ordinal))
            {
                rest = rest[wrapper.Length..].TrimStart();
                at = text.Length - rest.Length;
            }
        }

        if (rest is ['"' or '\'' or '`', ..])
        {
            int close = rest[1..].IndexOf(rest[0]);
            length = at + (close < 0 ? rest.Length : close + 2);
            return close < 0 ? rest[1..] : rest.Slice(1, close);
        }

        int stop = rest.IndexOfAny(CharacterSets.ValueEnd);
        ReadOnlySpan<char> value = CommandExtent.OfValue(stop < 0 ? rest : rest[..stop]);
        length = at + value.Length;
        return value.Trim("\"'`");
    }
}
