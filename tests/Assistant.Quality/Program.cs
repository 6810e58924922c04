using Assistant.Conformance.Retail;
using Assistant.Quality;
using Assistant.Quality.Faults;
using Assistant.Quality.Guards;
using Assistant.Quality.Intents;
using Assistant.Quality.Retail;
using Assistant.Quality.Retrieval;
using Assistant.Quality.Simulation;

// Measures the parts of the product on real data and prints the figures. No figure here is a test: they differ by machine.
return args switch
{
    ["intents"] when TestData.Folder is { } data => await IntentReport.WriteAsync(data, Console.Out, CancellationToken.None),
    ["intents"] => TestData.Missing(),
    ["policy"] => await PolicyReport.WriteAsync(TestData.Folder, meaning: null, Console.Out, CancellationToken.None),
    ["policy", "--embeddings", var endpoint, var model] => await PolicyReport.WriteWithMeaningAsync(TestData.Folder, new(endpoint), model, Console.Out, CancellationToken.None),
    ["policy-fit"] => await WeightFit.WriteAsync(TestData.Folder, Console.Out, CancellationToken.None),
    ["policy-answers"] => await AnswerSample.WriteAsync(Console.In, Console.Out, CancellationToken.None),
    ["catalog"] when TestData.Folder is { } data => await CatalogReport.WriteAsync(data, Console.Out, CancellationToken.None),
    ["catalog"] => TestData.Missing(),
    ["faults", .. var named] => await FaultDrill.RunAsync(named, Console.Out, CancellationToken.None),
    ["guards", .. var asked] => GuardReport.Write(TestData.Folder, asked, Console.Out),
    ["simulator"] => await SimulatorReport.WriteAsync(TestData.Folder, Console.Out, CancellationToken.None),
    ["retail-cases", var folder] when TestData.Folder is { } data => RetailCases.Write(data, folder, all: false, Console.Out),
    ["retail-cases", var folder, "--all"] when TestData.Folder is { } data => RetailCases.Write(data, folder, all: true, Console.Out),
    ["retail-cases", _] or ["retail-cases", _, "--all"] => TestData.Missing(),
    ["retail-conformance"] when TestData.Folder is { } data => await ConformanceReport.WriteAsync(Path.Combine(data, "retail"), Console.Out, CancellationToken.None),
    ["retail-conformance"] => TestData.Missing(),
    ["retail-score", var results] => RetailScore.Write(results, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Assistant.Quality -- intents|policy [--embeddings <endpoint> <model>]|policy-fit|policy-answers|catalog|faults [words of a fault]|guards [errors]|simulator|retail-cases <folder> [--all]|retail-score <results.json>|retail-conformance");
    return 2;
}
