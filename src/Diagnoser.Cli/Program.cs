using Diagnoser.Cli;

return CommandLine.Run(args, Terminal.FromConsole());
