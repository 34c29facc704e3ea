namespace Diagnoser.Reporting.Content;

/// <summary>Addresses that may become links.</summary>
internal static class WebAddress
{
    /// <summary>An address in the form that Markdown and HTML can hold between delimiters; null if it is not of http or https.</summary>
    public static string? Of(string text)
    {
        bool isWeb = Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        return isWeb
            ? address!.AbsoluteUri
                .Replace("(", "%28", StringComparison.Ordinal)
                .Replace(")", "%29", StringComparison.Ordinal)
                .Replace("'", "%27", StringComparison.Ordinal)
            : null;
    }
}
