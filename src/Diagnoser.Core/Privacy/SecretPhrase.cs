namespace Diagnoser.Core.Privacy;

/// <summary>Words after which a secret stands.</summary>
/// <param name="Text">The words.</param>
/// <param name="Kind">What the placeholder is called.</param>
/// <param name="Rule">What may follow.</param>
internal sealed record SecretPhrase(string Text, string Kind, KeyRule Rule);
