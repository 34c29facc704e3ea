using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds names in the paths of home folders: <c>/home/NAME</c>, <c>/Users/NAME</c>, <c>C:\Users\NAME</c>, with escaped and encoded separators too.</summary>
internal sealed class HomeFolderDetector : IDetector
{
    private static readonly PhraseSet Folders = new(["home/", "home\\", "home%2", "Users/", "users\\", "Users\\", "USERS\\", "users/", "Users%", "torchinductor_"], StringComparison.Ordinal);
    private static readonly string[] SharedFolders = ["Shared", "Public", "Default", "All Users", "Default User", "defaultuser0", "linuxbrew", "Guest"];

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = Folders.FirstIn(text.AsSpan(position));
            if (offset < 0)
            {
                return;
            }

            int at = position + offset;
            position = at + 1;
            int folderEnd;
            if (text[at] == 't')
            {
                folderEnd = at + "torchinductor_".Length;
            }
            else
            {
                folderEnd = at + (text[at] == 'h' ? 4 : 5);
                if (!IsRooted(text, at))
                {
                    continue;
                }
            }

            Name(text, SkipSeparators(text, folderEnd), text[at] != 'h' && folderEnd < text.Length && text[folderEnd] == '\\', findings);
        }
    }

    // A separator stands before. A web address's /users/ is no folder of this sort; its /Users/ and /home/ may be (file://).
    private static bool IsRooted(string text, int at)
    {
        if (at == 0)
        {
            return false;
        }

        bool windows = at >= 2 && (text[at - 2] == ':' || (text[at - 1] == '\\' && text[at - 2] == '\\') || (text[at - 1] == '/' && at >= 3 && text[at - 3] == '/'));
        char before = text[at - 1];
        return text[at] != 'u'
            ? before is '/' or '\\' || (before is 'F' or 'f' or 'C' or 'c' && at >= 3 && text[at - 3] == '%')
            : windows && before is '/' or '\\';
    }

    private static int SkipSeparators(string text, int i)
    {
        int limit = Math.Min(text.Length, i + 8);
        while (i < limit)
        {
            if (text[i] is '/' or '\\')
            {
                i++;
            }
            else if (i + 2 < text.Length && text[i] == '%' && ((text[i + 1] == '2' && text[i + 2] is 'F' or 'f') || (text[i + 1] == '5' && text[i + 2] is 'C' or 'c')))
            {
                i += 3;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static void Name(string text, int start, bool windows, Findings findings)
    {
        int end = NameEnd(text, start);
        if (windows && end < text.Length && text[end] == ' ')
        {
            end = SpacedNameEnd(text, start, end);
        }

        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }

        if (end == start || end - start > 64 || !(Characters.IsWord(text[start]) || text[start] == '_'))
        {
            return;
        }

        ReadOnlySpan<char> name = text.AsSpan(start, end - start);
        foreach (string shared in SharedFolders)
        {
            if (name.Equals(shared, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        findings.AddUser(text, start, end);
    }

    private static int NameEnd(string text, int start)
    {
        int i = start;
        int limit = Math.Min(text.Length, start + 80);
        while (i < limit && (Characters.IsWord(text[i]) || text[i] is '.' or '-' or '_' or '+' or '@' or '~' || char.IsSurrogate(text[i])))
        {
            i++;
        }

        return i;
    }

    // C:\Users\Jane Doe\AppData: the name goes on if a separator follows before anything else.
    private static int SpacedNameEnd(string text, int start, int end)
    {
        int i = end;
        int limit = Math.Min(text.Length, start + 48);
        while (i < limit && (Characters.IsWord(text[i]) || text[i] is '.' or '-' or '_' or '\''  || (text[i] == ' ' && text[i - 1] != ' ')))
        {
            i++;
        }

        return i < text.Length && text[i] == '\\' ? i : end;
    }
}
