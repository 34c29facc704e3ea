using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Recognises the text of issue templates, which the person who reports did not write.</summary>
internal sealed class TemplateText
{
    private static readonly LiteralScanner s_sentences = new(
        [
            "clear and concise description", "before submitting a new issue", "before submitting an issue", "already searched for relevant issues",
            "searched related issues", "searched the existing issues", "searched for existing issues", "searched existing issues",
            "steps to reproduce the behavior", "add any other context", "if applicable, add screenshots", "code of conduct", "read the documentation",
            "please paste the output of", "the output of `python collect_env.py`", "output of the above commands", "please provide a minimal",
            "please note that if the bug-related issue", "i have not searched", "please use english", "bug has not been fixed in the latest version",
            "lack of environment info", "if you feel more comfortable", "before you open an issue", "thanks for your contribution", "an officially supported task",
            "my own task or dataset", "the official example scripts", "my own modified scripts", "search before asking", "please describe the bug",
            "_no response_", "reduces the likelihood of receiving feedback", "what you expected to happen", "what actually happened",
            "share system info with us", "remove the following line", "tick the box", "wrap your code", "most recent version of", "please fill in",
            "我已经搜索过", "我已经阅读", "是否已有关于该错误", "该问题是否在faq", "请简单描述", "请描述", "请尽量", "请提供", "请在此", "如果适用", "提交之前", "提交前",
            "请按以下", "请附上", "请粘贴", "我确认", "我已查阅", "请务必",
        ]);

    private static readonly PhraseSet s_environmentHeadings = new(
        ["environment", "system info", "versions", "version and", "hardware", "operating system", "name and version", "配置信息", "环境", "运行环境"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly PhraseSet s_knownHeadings = new(
        [
            "describe the bug", "description", "reproduc", "expected behavio", "current behavio", "checklist", "additional context", "other information",
            "system info", "environment", "who can help", "information", "tasks", "before submitting", "what happened", "relevant log", "logs", "version",
            "screenshots", "steps to", "anything else", "problem description", "reminder", "others", "model input dump", "proposal", "is there an existing issue",
            "name and version", "operating system", "which llama.cpp", "ggml backends", "hardware", "models", "first bad commit", "what is the issue",
            "gpu", "cpu", "ollama version", "your current environment", "model series", "what are the models used", "scenario where", "is this badcase known",
            "问题描述", "描述", "复现", "环境", "期望行为", "当前行为", "备注", "是否已有", "该问题", "其他",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Headings of templates that would be complaints if a person had written them: "duplicate issue", "known issue".</summary>
    private static readonly string[] s_formHeadings =
        ["重复问题", "稳定复现步骤", "是否存在重复问题", "duplicate issue", "known issue", "is this a known issue?", "what's wrong?", "what is the bug?"];

    private readonly List<int> _found = [];

    /// <summary>Whether a line is a checklist item, a fold or a comment.</summary>
    public static bool IsMark(ReadOnlySpan<char> text) =>
        text[0] switch
        {
            '-' or '*' => text.Length > 5 && text[1] == ' ' && text[2] == '[' && text[4] == ']',
            '<' => text.StartsWith("<details", StringComparison.OrdinalIgnoreCase) || text.StartsWith("</details", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("<summary", StringComparison.OrdinalIgnoreCase) || text.StartsWith("</summary", StringComparison.OrdinalIgnoreCase),
            '_' => text.StartsWith("_No response_", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    /// <summary>Whether a sentence is an instruction of a template.</summary>
    public bool IsSentence(ReadOnlySpan<char> text)
    {
        _found.Clear();
        s_sentences.Find(text, _found);
        return _found.Count > 0;
    }

    /// <summary>Whether a heading asks a template's question and says nothing of the person's matter.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public bool IsFormHeading(ReadOnlySpan<char> heading)
    {
        ReadOnlySpan<char> words = heading.Trim(" #*:：");
        foreach (string known in s_formHeadings)
        {
            if (words.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return IsSentence(heading);
    }

    /// <summary>Whether a heading is one of a template's own rather than what the person calls the matter.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public static bool IsKnownHeading(ReadOnlySpan<char> heading) => heading.Length < 60 && s_knownHeadings.IsIn(heading);

    /// <summary>Whether an environment block follows a heading.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public static bool IsEnvironmentHeading(ReadOnlySpan<char> heading) => heading.Length < 60 && s_environmentHeadings.IsIn(heading);
}
