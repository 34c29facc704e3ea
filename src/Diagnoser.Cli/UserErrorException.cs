namespace Diagnoser.Cli;

/// <summary>Something that the user can put right. The message is one sentence that names the thing, what is wrong and what to do.</summary>
internal sealed class UserErrorException(string message, Exception? cause = null) : Exception(message, cause);
