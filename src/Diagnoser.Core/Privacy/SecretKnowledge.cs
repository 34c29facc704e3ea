using System.Collections.Frozen;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Privacy;

/// <summary>How secrets look: rules/knowledge/secrets.yaml, which is compiled into the program.</summary>
internal sealed class SecretKnowledge
{
    private const string FileName = "secrets.yaml";
    private static readonly Lazy<SecretKnowledge> Shared = new(ReadEmbedded);

    private SecretKnowledge(YamlMap root)
    {
        root.AllowOnly(
            "tokens", "infixes", "keys", "exact", "not-keys", "environment-suffixes", "environment-exceptions", "named", "public-hosts",
            "private-suffixes", "phrases", "generic-accounts", "common-words");
        Tokens = [.. root.RequiredList("tokens").Maps().SelectMany(ReadTokens)];
        Infixes = [.. root.RequiredList("infixes").Maps().Select(map => new InfixForm(map.RequiredText("text"), map.RequiredText("kind"), map.RequiredInteger("min")))];
        Keys = new KeyNames(root);
        PublicHosts = root.RequiredList("public-hosts").Texts();
        PrivateSuffixes = root.RequiredList("private-suffixes").Texts();
        Phrases = [.. root.RequiredList("phrases").Maps().Select(map => new SecretPhrase(map.RequiredText("text"), map.RequiredText("kind"), ReadRule(map)))];
        GenericAccounts = root.RequiredList("generic-accounts").Texts().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        CommonWords = root.RequiredList("common-words").Texts().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The knowledge that the program was built with.</summary>
    public static SecretKnowledge Default => Shared.Value;

    /// <summary>Tokens with a prefix of their own.</summary>
    public IReadOnlyList<TokenForm> Tokens { get; }

    /// <summary>Texts in the middle of keys.</summary>
    public IReadOnlyList<InfixForm> Infixes { get; }

    /// <summary>Names of settings.</summary>
    public KeyNames Keys { get; }

    /// <summary>Words before secrets.</summary>
    public IReadOnlyList<SecretPhrase> Phrases { get; }

    /// <summary>Accounts that come with a system.</summary>
    public FrozenSet<string> GenericAccounts { get; }

    /// <summary>Words that are in logs whatever people are called.</summary>
    public FrozenSet<string> CommonWords { get; }

    private IReadOnlyList<string> PublicHosts { get; }

    private IReadOnlyList<string> PrivateSuffixes { get; }

    /// <summary>Every name that a placeholder may have.</summary>
    public IEnumerable<string> PlaceholderNames =>
        Kinds.All.Concat(Tokens.Select(form => form.Kind)).Concat(Infixes.Select(infix => infix.Kind)).Concat(Keys.KindNames).Concat(Phrases.Select(phrase => phrase.Kind));

    /// <summary>Whether a host is a server that many people use.</summary>
    public bool IsPublicHost(ReadOnlySpan<char> host)
    {
        foreach (string known in PublicHosts)
        {
            if (host.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (host.Length == known.Length || host[host.Length - known.Length - 1] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a host's name is one that only a private network knows.</summary>
    public bool IsPrivateHost(ReadOnlySpan<char> host)
    {
        foreach (string suffix in PrivateSuffixes)
        {
            if (host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static KeyRule ReadRule(YamlMap map) => map.RequiredText("rule") switch
    {
        "always" => KeyRule.Always,
        "opaque" => KeyRule.Opaque,
        "env-pair" => KeyRule.EnvPair,
        "user-pair" => KeyRule.UserPair,
        "netrc" => KeyRule.Netrc,
        "host" => KeyRule.Host,
        string other => throw map.Fault($"'{other}' is no rule for a phrase", "rule"),
    };

    private static IEnumerable<TokenForm> ReadTokens(YamlMap map)
    {
        map.AllowOnly("kind", "prefixes", "body", "min", "length", "mixed");
        SignSet body = map.RequiredText("body") switch
        {
            "alnum" => Characters.Alnum,
            "upper" => Characters.Upper,
            "word" => Characters.Word,
            "dotted" or "jwt" => Characters.Dotted,
            "base64" => Characters.Base64,
            "base64word" => Characters.Base64Word,
            "path" => Characters.Path,
            "hex" => Characters.Hex,
            "hexdash" or "uuid" => Characters.HexDash,
            string other => throw map.Fault($"'{other}' is no set of characters", "body"),
        };
        int length = map.Has("length") ? map.RequiredInteger("length") : 0;
        return map.RequiredList("prefixes").Texts().Select(prefix =>
            new TokenForm(map.RequiredText("kind"), prefix, body, map.RequiredInteger("min"), length, map.OptionalText("mixed") == "true"));
    }

    private static SecretKnowledge ReadEmbedded()
    {
        using Stream stream = typeof(SecretKnowledge).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is missing from the program.");
        using StreamReader reader = new(stream);
        return new SecretKnowledge(YamlDocumentReader.ReadMap(FileName, reader));
    }
}
