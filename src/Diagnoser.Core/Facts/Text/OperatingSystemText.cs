using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads operating systems: <c>Ubuntu 22.04.3 LTS (x86_64)</c>, <c>Linux-5.15.0-91-generic-x86_64-with-glibc2.35</c>,
/// <c>Windows-10-10.0.22631-SP0</c>, <c>macOS-14.5-arm64-arm-64bit</c>, <c>WSL2</c>.
/// </summary>
internal static class OperatingSystemText
{
    private static readonly string[] Distributions =
    [
        "Ubuntu", "Debian", "CentOS", "Red Hat", "RHEL", "Rocky", "AlmaLinux", "Fedora", "Arch Linux", "Manjaro", "openSUSE", "SUSE", "Amazon Linux", "openEuler", "Kylin",
        "Alibaba", "TencentOS", "Pop!_OS", "Linux Mint", "Gentoo", "NixOS", "Kubuntu", "Deepin", "UOS", "Anolis", "Unraid", "Alpine", "Oracle Linux", "Artix", "elementaryOS", "EndeavourOS",
        "CBL-Mariner", "Azure Linux", "BigCloud", "KylinOS", "Proxmox", "Raspbian",
    ];

    /// <summary>Reads a value that is an operating system: what stands behind <c>OS:</c> or <c>Platform:</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the facts.</param>
    /// <returns>Whether an operating system was found.</returns>
    public static bool Read(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        value = TextScan.Unwrap(value);
        bool wsl = ReadWsl(value, line, strength, facts);
        ReadArchitecture(value, line, strength, facts);
        if (ReadDistribution(value, line, strength, facts))
        {
            return true;
        }

        if (value.StartsWith("Linux", StringComparison.OrdinalIgnoreCase) || value.ContainsCaseless("Linux-") || value.Contains("GNU/Linux", StringComparison.Ordinal))
        {
            facts.Add("os.family", "linux", line, strength);
            ReadPlatform(value, line, strength, facts);
            return true;
        }

        return ReadWindows(value, line, strength, facts, trusted: true) || ReadMac(value, line, strength, facts) || wsl;
    }

    /// <summary>Finds an operating system in a sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="facts">Receives the facts.</param>
    public static void ReadProse(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        ReadWsl(text, line, FactStrength.Prose, facts);
        if (!ReadDistribution(text, line, FactStrength.Prose, facts) && TextScan.IndexOfWord(text, "Linux") is int linux and >= 0 && text[linux] == 'L' && !IsQuestionOfSupport(text))
        {
            facts.Add("os.family", "linux", line, FactStrength.Prose);
        }

        ReadWindows(text, line, FactStrength.Prose, facts, trusted: false);
        ReadMac(text, line, FactStrength.Prose, facts);
    }

    /// <summary>"Does it only run on Linux?" says nothing of the machine; who asks has another system as a rule.</summary>
    private static bool IsQuestionOfSupport(ReadOnlySpan<char> text) =>
        text.TrimEnd() is [.., '?' or '？'] && (TextScan.IndexOfWord(text, "only") >= 0 || text.Contains('只'));

    private static bool ReadWsl(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int kernel = value.IndexOfCaseless("microsoft-standard");
        int word = kernel >= 0 ? -1 : value.IndexOfCaseless("WSL");
        if (kernel < 0 && (word < 0 || !TextScan.IsWordStart(value, word)))
        {
            return false;
        }

        int behind = word + 3;
        char version = kernel >= 0 ? '2' : behind < value.Length ? (value[behind] is ' ' or '-' && behind + 1 < value.Length ? value[behind + 1] : value[behind]) : ' ';
        if (word >= 0 && behind < value.Length && char.IsAsciiLetter(value[behind]))
        {
            return false;
        }

        facts.Add("os.wsl", "true", line, strength);
        facts.Add("os.family", "linux", line, strength);
        if (version is '1' or '2')
        {
            facts.Add("os.wsl.version", version.ToString(), line, strength);
        }

        return true;
    }

    private static bool ReadDistribution(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        foreach (string name in Distributions)
        {
            int index = TextScan.IndexOfWord(value, name);
            if (index < 0 && (index = value.IndexOfCaseless(name)) >= 0)
            {
                // "ubuntu22.04" is one word.
                index = TextScan.IsWordStart(value, index) && index + name.Length < value.Length && char.IsAsciiDigit(value[index + name.Length]) ? index : -1;
            }

            // "gcc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0": the number is the compiler's.
            if (index < 0 || (index > 0 && value[index - 1] == '(' && value[index..].Contains("ubuntu1", StringComparison.Ordinal)))
            {
                continue;
            }

            facts.Add("os.family", "linux", line, strength);
            ReadOnlySpan<char> rest = value[(index + name.Length)..];
            int digit = FindVersion(rest);
            if (digit >= 0 && TextScan.TryReadNumber(rest[digit..], out _, out int length))
            {
                int end = digit + length;
                while (end + 1 < rest.Length && rest[end] == '.' && char.IsAsciiDigit(rest[end + 1]))
                {
                    end += 1;
                    while (end < rest.Length && char.IsAsciiDigit(rest[end]))
                    {
                        end++;
                    }
                }

                facts.Add("os.version", rest[digit..end], line, strength);
                bool lts = rest[end..].StartsWith(" LTS", StringComparison.OrdinalIgnoreCase);
                facts.Add("os.name", string.Concat(name, " ", rest[digit..end], lts ? " LTS" : ""), line, strength);
            }
            else
            {
                facts.Add("os.name", name, line, strength);
            }

            return true;
        }

        return false;
    }

    /// <summary>Where the number of a release stands behind a distribution's name: few words between, nothing else.</summary>
    private static int FindVersion(ReadOnlySpan<char> rest)
    {
        for (int index = 0; index < Math.Min(rest.Length, 32); index++)
        {
            if (char.IsAsciiDigit(rest[index]))
            {
                return index;
            }

            if (rest[index] is ',' or ';' or '(' or ')' or '，' or '。' or '.' or '\n')
            {
                return -1;
            }

            if (char.IsAsciiLetter(rest[index]))
            {
                int end = index;
                while (end < rest.Length && char.IsAsciiLetter(rest[end]))
                {
                    end++;
                }

                if (rest[index..end] is not ("Linux" or "linux" or "release" or "Release" or "Stream" or "stream" or "GNU" or "Server" or "server" or "Enterprise" or "Leap" or "LTS" or "Hat" or "version" or "Version" or "v" or "V"))
                {
                    return -1;
                }

                index = end - 1;
            }
        }

        return -1;
    }

    private static void ReadArchitecture(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        string? architecture = value.ContainsCaseless("x86_64") || value.ContainsCaseless("AMD64") ? "x86_64"
            : value.ContainsCaseless("aarch64") || TextScan.IndexOfWord(value, "arm64") >= 0 ? "aarch64"
            : null;
        facts.Add("os.arch", architecture, line, strength);
    }

    /// <summary>Reads <c>Linux-5.15.0-91-generic-x86_64-with-glibc2.35</c>.</summary>
    private static void ReadPlatform(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int kernel = value.IndexOfCaseless("Linux-");
        if (kernel >= 0 && kernel + 6 < value.Length && char.IsAsciiDigit(value[kernel + 6]))
        {
            ReadOnlySpan<char> rest = value[(kernel + 6)..];
            int end = rest.IndexOfAny([' ', ',']);
            int architecture = rest.IndexOf("-x86_64", StringComparison.Ordinal);
            architecture = architecture < 0 ? rest.IndexOf("-aarch64", StringComparison.Ordinal) : architecture;
            end = architecture > 0 && (end < 0 || architecture < end) ? architecture : end;
            facts.Add("os.kernel", end < 0 ? rest : rest[..end], line, strength);
        }

        int libc = value.IndexOf("glibc", StringComparison.Ordinal);
        if (libc >= 0 && TextScan.TryReadVersion(value[(libc + 5)..], out string version, out _))
        {
            facts.Add("os.glibc", version, line, strength);
        }
    }

    private static bool ReadWindows(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts, bool trusted)
    {
        int index = TextScan.IndexOfWord(value, "Windows");
        int shortForm = index < 0 ? value.IndexOfCaseless("win1") : -1;
        if (shortForm >= 0 && TextScan.IsWordStart(value, shortForm) && shortForm + 4 < value.Length && value[shortForm + 4] is '0' or '1' && TextScan.IsWordEnd(value, shortForm + 5))
        {
            facts.Add("os.family", "windows", line, strength);
            facts.Add("os.name", string.Concat("Windows 1", value.Slice(shortForm + 4, 1)), line, strength);
            facts.Add("os.version", string.Concat("1", value.Slice(shortForm + 4, 1)), line, strength);
            return true;
        }

        if (index < 0 || value.Contains("windows-", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = value[(index + 7)..].TrimStart(" -");
        ReadOnlySpan<char> release = rest.StartsWith("11") ? "11" : rest.StartsWith("10") ? "10" : rest.StartsWith("Server ") ? "Server" : [];
        int build = rest.IndexOf("10.0.", StringComparison.Ordinal);
        if (build >= 0 && TextScan.TryReadNumber(rest[(build + 5)..], out double number, out _) && number >= 22000)
        {
            // Windows 11 reports itself as 10.0 with a build of 22000 or more: https://learn.microsoft.com/windows/release-health/windows11-release-information
            release = "11";
        }

        bool said = !release.IsEmpty || trusted || (value[index] == 'W' && IsPlaced(value[..index], value[(index + 7)..]))
            || value[..index].EndsWith("my ", StringComparison.OrdinalIgnoreCase) || IsComputer(value[(index + 7)..].TrimStart());
        if (!said)
        {
            return false;
        }

        facts.Add("os.family", "windows", line, strength);
        facts.Add("os.name", release.IsEmpty ? "Windows" : string.Concat("Windows ", release), line, strength);
        facts.Add("os.version", release is "Server" ? [] : release, line, strength);
        return true;
    }

    /// <summary>Whether the words around say that somebody works there: "on Windows", "in Windows", "Windows 系统".</summary>
    private static bool IsPlaced(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        before = before.TrimEnd(" \"'`(");
        return before.EndsWith(" on", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" in", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" under", StringComparison.OrdinalIgnoreCase)
            || before is "on" or "On" or "in" or "In" || before.EndsWith("native", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" my", StringComparison.OrdinalIgnoreCase)
            || behind.TrimStart().StartsWith("系统", StringComparison.Ordinal) || behind.TrimStart().StartsWith("下", StringComparison.Ordinal)
            || IsComputer(behind.TrimStart()) || before.EndsWith("在", StringComparison.Ordinal);
    }

    private static bool IsComputer(ReadOnlySpan<char> words) =>
        words.StartsWith("machine", StringComparison.OrdinalIgnoreCase) || words.StartsWith("PC", StringComparison.Ordinal) || words.StartsWith("laptop", StringComparison.OrdinalIgnoreCase)
        || words.StartsWith("desktop", StringComparison.OrdinalIgnoreCase) || words.StartsWith("computer", StringComparison.OrdinalIgnoreCase);

    private static bool ReadMac(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int index = TextScan.IndexOfWord(value, "macOS");
        index = index < 0 ? TextScan.IndexOfWord(value, "Mac OS X") : index;
        bool book = index < 0 && (value.ContainsCaseless("MacBook") || value.ContainsCaseless("Mac Studio")
            || value.ContainsCaseless("Mac mini") || value.StartsWith("Darwin", StringComparison.Ordinal) || value.ContainsCaseless("Apple Silicon"));
        if (index < 0 && !book)
        {
            return false;
        }

        // The warning of torch.distributed, "Redirects are currently not supported in Windows or MacOs", says nothing about the machine.
        if (index >= 0 && value.ContainsCaseless("not supported"))
        {
            return false;
        }

        facts.Add("os.family", "macos", line, strength);
        ReadOnlySpan<char> rest = index < 0 ? [] : value[(index + 5)..].TrimStart(" -");
        if (rest.Length > 0 && char.IsAsciiDigit(rest[0]) && TextScan.TryReadVersion(rest, out string version, out _))
        {
            facts.Add("os.name", "macOS " + version, line, strength);
            facts.Add("os.version", version, line, strength);
        }
        else
        {
            facts.Add("os.name", "macOS", line, strength);
        }

        return true;
    }
}
