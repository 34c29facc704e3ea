namespace Diagnoser.Core.Privacy;

/// <summary>How a value has to look to be masked, given the name before it.</summary>
internal enum KeyRule
{
    /// <summary>Any value.</summary>
    Always,

    /// <summary>Six characters or more.</summary>
    Long,

    /// <summary>As if drawn at random.</summary>
    Random,

    /// <summary>One word of twelve characters or more, after a phrase.</summary>
    Opaque,

    /// <summary>A variable's name and its value.</summary>
    EnvPair,

    /// <summary>USER:PASSWORD.</summary>
    UserPair,

    /// <summary>A line of a .netrc file.</summary>
    Netrc,

    /// <summary>The name of an account.</summary>
    User,

    /// <summary>The name of a machine.</summary>
    Host,

    /// <summary>A number that identifies a device.</summary>
    Serial,

    /// <summary>An identifier of an installation.</summary>
    MachineId,
}
