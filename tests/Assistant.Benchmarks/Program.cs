using Assistant.Benchmarks.Actions;
using Assistant.Benchmarks.Audit;
using Assistant.Benchmarks.Memory;
using Assistant.Benchmarks.Micro;
using Assistant.Benchmarks.Startup;
using Assistant.Benchmarks.Turns;

// Measures time and memory of the product as it is shipped. docs/performance.md says what the figures were and how to read them.
#if DEBUG
Console.Error.WriteLine("Only a Release build is worth measuring: dotnet run -c Release --project tests/Assistant.Benchmarks -- turn");
return 2;
#else
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // Children and folders are put away first.
    pressed.Cancel = true;
    stopping.Cancel();
};
return args switch
{
    ["turn"] => await TurnBenchmark.RunAsync(Console.Out, stopping.Token),
    ["start"] => await StartBenchmark.RunAsync(Console.Out, stopping.Token),
    ["memory"] => await MemoryBenchmark.RunAsync(Console.Out, stopping.Token),
    ["action"] => await ActionBenchmark.RunAsync(Console.Out, stopping.Token),
    ["audit"] => await AuditBenchmark.RunAsync(Console.Out, stopping.Token),
    ["micro", .. var more] => MicroBenchmarks.Run(more),
    [PeerServer.Verb, var file, var urls] => await PeerServer.RunAsync(file, urls),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Assistant.Benchmarks -- turn|action|start|memory|audit|micro");
    return 2;
}
#endif
