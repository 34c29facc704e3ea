using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads what paths and file names tell: Python's version, the family of the operating system, conda, notebooks, containers, the CUDA toolkit
/// and the libraries of CUDA that something was linked with.
/// </summary>
internal sealed class PathFactReader : IFactReader
{
    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text;
        ReadPython(text, line.Number, facts);
        ReadFamily(text, line.Number, facts);
        ReadEnvironment(text, line.Number, facts);
        ReadCuda(text, line.Number, facts);
        ReadTag(text, line.Number, facts);
        ReadModelType(text, line.Number, facts);
    }

    /// <summary>Reads the type of a model from the module that implements it: <c>modeling_qwen2.py</c>.</summary>
    private static void ReadModelType(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int index = text.IndexOf("/modeling_", StringComparison.Ordinal);
        int end = index < 0 ? -1 : text[(index + 10)..].IndexOf(".py", StringComparison.Ordinal);
        ReadOnlySpan<char> type = end is > 1 and < 32 ? text.Slice(index + 10, end) : [];
        if (!type.IsEmpty && type is not ("utils" or "outputs" or "rope_utils" or "flash_attention_utils" or "attn_mask_utils" or "layers"))
        {
            facts.Add("model.type", type, line, FactStrength.Hint);
        }
    }

    private static void ReadPython(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int at = 0;
        while (at < text.Length)
        {
            int index = text[at..].IndexOf("ython3", StringComparison.Ordinal);
            if (index < 0)
            {
                return;
            }

            index += at;
            at = index + 6;
            ReadOnlySpan<char> rest = text[(index + 5)..];
            if (rest is ['3', '.', >= '0' and <= '9', ..])
            {
                // lib/python3.10/site-packages: the interpreter that ran; the same in a sentence is read elsewhere.
                int end = 2;
                while (end < rest.Length && end < 4 && char.IsAsciiDigit(rest[end]))
                {
                    end++;
                }

                if (end < rest.Length && rest[end] is '/' or '\\')
                {
                    facts.Add("python.version", rest[..end], line, FactStrength.Printed);
                }
            }
            else if (rest.Length > 3 && char.IsAsciiDigit(rest[1]) && (rest[2] is '\\' or '/' || (char.IsAsciiDigit(rest[2]) && rest[3] is '\\' or '/')))
            {
                // C:\Python310\lib
                int end = char.IsAsciiDigit(rest[2]) ? 3 : 2;
                facts.Add("python.version", string.Concat("3.", rest[1..end]), line, FactStrength.Printed);
            }
        }
    }

    /// <summary>Reads the ABI tags of compiled extensions and wheels: <c>cpython-310-x86_64-linux-gnu</c>, <c>-cp310-cp310-win_amd64.whl</c>.</summary>
    private static void ReadTag(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int tag = text.IndexOf("cpython-3", StringComparison.Ordinal);
        int digits = tag >= 0 ? tag + 8 : -1;
        if (digits < 0 && (tag = text.IndexOf("-cp3", StringComparison.Ordinal)) >= 0)
        {
            digits = tag + 3;
        }

        if (digits < 0)
        {
            return;
        }

        int end = digits + 1;
        while (end < text.Length && end < digits + 3 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end > digits + 1)
        {
            facts.Add("python.version", string.Concat("3.", text[(digits + 1)..end]), line, FactStrength.Hint);
        }

        facts.Add("os.family", text.Contains("linux", StringComparison.Ordinal) ? "linux" : text.Contains("win_amd64", StringComparison.Ordinal) ? "windows" : text.Contains("darwin", StringComparison.Ordinal) || text.Contains("macosx", StringComparison.Ordinal) ? "macos" : null, line, FactStrength.Hint);
    }

    private static void ReadFamily(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int drive = text.IndexOf(":\\", StringComparison.Ordinal);
        if (drive > 0 && char.IsAsciiLetter(text[drive - 1]) && TextScan.IsWordStart(text, drive - 1))
        {
            facts.Add("os.family", "windows", line, FactStrength.Hint);
        }
        else if (text.Contains("/Users/", StringComparison.Ordinal) || text.Contains("/opt/homebrew/", StringComparison.Ordinal))
        {
            facts.Add("os.family", "macos", line, FactStrength.Hint);
        }
        else if (text.Contains("/home/", StringComparison.Ordinal) || text.Contains("/root/", StringComparison.Ordinal) || text.Contains("/usr/l", StringComparison.Ordinal) || text.Contains("/mnt/", StringComparison.Ordinal) || text.Contains("/dev/shm", StringComparison.Ordinal))
        {
            facts.Add("os.family", "linux", line, FactStrength.Hint);
        }

        int mount = text.IndexOf("/mnt/", StringComparison.Ordinal);
        if (mount >= 0 && mount + 6 < text.Length && text[mount + 6] == '/' && text[mount + 5] is >= 'c' and <= 'f')
        {
            facts.Add("os.wsl", "true", line, FactStrength.Hint);
        }
    }

    private static void ReadEnvironment(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        if (text.ContainsCaseless("conda") && TextScan.ContainsAny(text, ["miniconda", "anaconda", "miniforge", "mambaforge", "/opt/conda", "/conda/envs", "conda activate", ".conda"]))
        {
            facts.Add("python.environment", "conda", line, FactStrength.Hint);
        }
        else if (TextScan.ContainsAny(text, ["/venv/", "\\venv\\", "/.venv/", "\\.venv\\"]))
        {
            facts.Add("python.environment", "venv", line, FactStrength.Hint);
        }
        else if (text.Contains("ipython-input-", StringComparison.Ordinal) || text.Contains("ipykernel", StringComparison.Ordinal))
        {
            facts.Add("python.environment", "notebook", line, FactStrength.Hint);
        }

        if (text.Contains("/kaggle/", StringComparison.Ordinal))
        {
            facts.Add("os.container", "kaggle", line, FactStrength.Hint);
        }
        else if (text.Contains("/content/", StringComparison.Ordinal) && (text.Contains("drive/", StringComparison.Ordinal) || text.Contains("\"/content/", StringComparison.Ordinal)))
        {
            facts.Add("os.container", "colab", line, FactStrength.Hint);
        }
    }

    private static void ReadCuda(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int folder = text.IndexOf("/cuda-1", StringComparison.Ordinal);
        if (folder >= 0 && TextScan.TryReadVersion(text[(folder + 6)..], out string version, out _))
        {
            facts.Add("cuda.toolkit", version, line, FactStrength.Hint);
        }

        int windows = text.IndexOf("\\CUDA\\v1", StringComparison.Ordinal);
        if (windows >= 0 && TextScan.TryReadVersion(text[(windows + 6)..], out version, out _))
        {
            facts.Add("cuda.toolkit", version, line, FactStrength.Hint);
        }

        int library = text.IndexOf("libcudart.so.", StringComparison.Ordinal);
        if (library >= 0 && TextScan.TryReadVersion(text[(library + 13)..], out version, out _))
        {
            facts.Add("cuda.library", version, line, FactStrength.Printed);
        }

        int index = text.IndexOf("download.pytorch.org/whl/", StringComparison.Ordinal);
        if (index >= 0)
        {
            ReadOnlySpan<char> tag = text[(index + 25)..];
            int end = 0;
            while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || tag[end] == '.'))
            {
                end++;
            }

            facts.Add("torch.cuda", tag.StartsWith("cu") ? TextScan.CudaOfTag(tag[2..end]) : tag.StartsWith("cpu") ? "cpu" : null, line, FactStrength.Hint);
        }
    }
}
