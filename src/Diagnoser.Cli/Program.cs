using Diagnoser.Cli;

return await CommandLine.RunAsync(args, Terminal.FromConsole(), CancellationToken.None);
