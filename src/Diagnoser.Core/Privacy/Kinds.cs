namespace Diagnoser.Core.Privacy;

/// <summary>The names of placeholders that detectors give themselves; those of tokens stand in rules/knowledge/secrets.yaml.</summary>
internal static class Kinds
{
    public const string User = "user";
    public const string Host = "host";
    public const string Home = "home";
    public const string Email = "email";
    public const string Ip = "ip";
    public const string Mac = "mac";
    public const string Uuid = "uuid";
    public const string GpuUuid = "gpu-uuid";
    public const string Serial = "serial";
    public const string MachineId = "machine-id";
    public const string PrivateKey = "private-key";
    public const string Password = "password";
    public const string UrlCredential = "url-credential";
    public const string AwsSecret = "aws-secret";
    public const string TelegramToken = "telegram-token";
    public const string DiscordToken = "discord-token";
    public const string ZhipuKey = "zhipu-key";

    /// <summary>All of them.</summary>
    public static readonly string[] All =
    [
        User, Host, Home, Email, Ip, Mac, Uuid, GpuUuid, Serial, MachineId, PrivateKey, Password, UrlCredential, AwsSecret,
        TelegramToken, DiscordToken, ZhipuKey,
    ];
}
