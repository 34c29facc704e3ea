namespace Diagnoser.Reporting.Tests.Html;

/// <summary>A theory that needs a browser; it is skipped with a reason where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>The browser of Debian's package chromium.</summary>
    public const string Browser = "/usr/bin/chromium";

    public BrowserTheoryAttribute()
    {
        if (!File.Exists(Browser))
        {
            Skip = $"{Browser} is not installed (apt-get install chromium).";
        }
    }
}
