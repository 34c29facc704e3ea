namespace Diagnoser.Core.Privacy;

/// <summary>What is masked.</summary>
[Flags]
public enum RedactionKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tokens, keys, passwords, cookies, signatures, private keys.</summary>
    Secrets = 1,

    /// <summary>E-mail addresses.</summary>
    Emails = 2,

    /// <summary>IPv4, IPv6 and MAC addresses that belong to one machine.</summary>
    Addresses = 4,

    /// <summary>Names of machines.</summary>
    Hosts = 8,

    /// <summary>Names of people's accounts, and their home folders.</summary>
    Users = 16,

    /// <summary>UUIDs of GPUs and other devices, serial numbers, machine identifiers.</summary>
    Devices = 32,

    /// <summary>The user's own patterns.</summary>
    Patterns = 64,

    /// <summary>All of it: the default.</summary>
    All = Secrets | Emails | Addresses | Hosts | Users | Devices | Patterns,
}
