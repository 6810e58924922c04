using Assistant.Quality;
using Assistant.Quality.Faults;
using Assistant.Quality.Intents;
using Assistant.Quality.Retrieval;
using Assistant.Quality.Talking;

// Measures the parts of the product on real data and prints the figures. No figure here is a test: they differ by machine.
return args switch
{
    ["intents"] when TestData.Folder is { } data => await IntentReport.WriteAsync(data, Console.Out, CancellationToken.None),
    ["intents"] => TestData.Missing(),
    ["policy"] => await PolicyReport.WriteAsync(TestData.Folder, Console.Out, CancellationToken.None),
    ["policy-fit"] => await WeightFit.WriteAsync(TestData.Folder, Console.Out, CancellationToken.None),
    ["policy-answers"] => await AnswerSample.WriteAsync(Console.In, Console.Out, CancellationToken.None),
    ["catalog"] when TestData.Folder is { } data => await CatalogReport.WriteAsync(data, Console.Out, CancellationToken.None),
    ["catalog"] => TestData.Missing(),
    ["faults"] => await FaultDrill.RunAsync(Console.Out, CancellationToken.None),
    ["dialogues"] => await DialogueReport.WriteAsync(Console.Out, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Assistant.Quality -- intents|policy|policy-fit|policy-answers|catalog|dialogues|faults");
    return 2;
}
