using System.Buffers;

namespace Diagnoser.Core.Logs;

/// <summary>Recognises the text of issue templates, which the person who reports did not write.</summary>
internal static class TemplateText
{
    private static readonly SearchValues<string> s_sentences = SearchValues.Create(
        [
            "clear and concise description", "before submitting a new issue", "before submitting an issue", "already searched for relevant issues",
            "searched related issues", "searched the existing issues", "searched for existing issues", "searched existing issues",
            "steps to reproduce the behavior", "add any other context", "if applicable, add screenshots", "code of conduct", "read the documentation",
            "please paste the output of", "the output of `python collect_env.py`", "output of the above commands", "please provide a minimal",
            "please note that if the bug-related issue", "i have not searched", "please use english", "bug has not been fixed in the latest version",
            "lack of environment info", "if you feel more comfortable", "before you open an issue", "thanks for your contribution", "an officially supported task",
            "my own task or dataset", "the official example scripts", "my own modified scripts", "search before asking", "please describe the bug",
            "_no response_", "example: ", "reduces the likelihood of receiving feedback", "what you expected to happen", "what actually happened",
            "share system info with us", "remove the following line", "tick the box", "wrap your code", "most recent version of", "please fill in",
            "我已经搜索过", "我已经阅读", "是否已有关于该错误", "该问题是否在faq", "请简单描述", "请描述", "请尽量", "请提供", "请在此", "如果适用", "提交之前", "提交前",
            "请按以下", "请附上", "请粘贴", "我确认", "我已查阅", "请务必",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_environmentHeadings = SearchValues.Create(
        ["environment", "system info", "versions", "version and", "hardware", "operating system", "name and version", "配置信息", "环境", "运行环境"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_knownHeadings = SearchValues.Create(
        [
            "describe the bug", "description", "reproduc", "expected behavio", "current behavio", "checklist", "additional context", "other information",
            "system info", "environment", "who can help", "information", "tasks", "before submitting", "what happened", "relevant log", "logs", "version",
            "screenshots", "steps to", "anything else", "problem description", "reminder", "others", "model input dump", "proposal", "is there an existing issue",
            "name and version", "operating system", "which llama.cpp", "ggml backends", "hardware", "models", "first bad commit", "what is the issue",
            "gpu", "cpu", "ollama version", "your current environment", "model series", "what are the models used", "scenario where", "is this badcase known",
            "问题描述", "描述", "复现", "环境", "期望行为", "当前行为", "备注", "是否已有", "该问题", "其他",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line is an instruction or a checklist item of a template.</summary>
    public static bool IsTemplate(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart();
        return text.StartsWith("- [", StringComparison.Ordinal) && text.Length > 5 && text[4] == ']'
            || text.StartsWith("* [", StringComparison.Ordinal) && text.Length > 5 && text[4] == ']'
            || text.StartsWith("<details", StringComparison.OrdinalIgnoreCase) || text.StartsWith("</details", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<summary", StringComparison.OrdinalIgnoreCase) || text.StartsWith("</summary", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!--", StringComparison.Ordinal)
            || text.ContainsAny(s_sentences);
    }

    /// <summary>Whether a heading is one of a template's own rather than what the person calls the matter.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public static bool IsKnownHeading(ReadOnlySpan<char> heading) => heading.Length < 60 && heading.ContainsAny(s_knownHeadings);

    /// <summary>Whether an environment block follows a heading.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public static bool IsEnvironmentHeading(ReadOnlySpan<char> heading) => heading.Length < 60 && heading.ContainsAny(s_environmentHeadings);
}
