using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

// --quick runs each benchmark once or twice, to see that it works and what order of magnitude it has.
bool quick = args.Contains("--quick");
IConfig config = quick ? DefaultConfig.Instance.AddJob(Job.ShortRun.WithWarmupCount(1).WithIterationCount(3)) : DefaultConfig.Instance;
BenchmarkSwitcher.FromAssembly(typeof(Diagnoser.Benchmarks.StageBenchmarks).Assembly).Run([.. args.Where(argument => argument != "--quick")], config);
