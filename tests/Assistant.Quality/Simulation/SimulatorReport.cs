using Assistant.Evals.Cases;
using Assistant.Evals.Playing;
using Assistant.Evals.Simulation;
using Assistant.Evals.Stages;
using Assistant.Hosting;

namespace Assistant.Quality.Simulation;

/// <summary>Sets what simulated shoppers type beside what people typed, as a table for docs/evals.md.</summary>
internal static class SimulatorReport
{
    private const string Suite = "evals/simulated";
    private const int Draws = 2;
    private const int OftenEnough = 3;

    public static async Task<int> WriteAsync(string? data, TextWriter output, CancellationToken cancellationToken)
    {
        if (data is null || !Directory.Exists(Path.Combine(data, "retail")) || !Directory.Exists(Path.Combine(data, "guard")))
            return TestData.Missing();

        var (cases, faults) = EvalSuites.Read(Path.Combine(TestData.Repository, Suite));
        if (!faults.IsEmpty)
        {
            Console.Error.WriteLine(string.Join('\n', faults));
            return 1;
        }

        var sources = new TypedSources(data);
        var honest = cases.Where(file => file.Case.Simulated is { IsHonest: true }).ToList();
        var slips = new SlipEstimate([.. sources.Careful, .. honest.SelectMany(Words)], OftenEnough);
        List<TypedMessages> rows =
        [
            new("chatbot turns", sources.Chatbots, null, slips),
            new("bank questions", sources.Bank, null, slips),
            new("retail instructions, in the first person", [.. sources.Retail.SelectMany(task => task.Wishes)], sources.Retail.Length, slips),
        ];
        var cache = Directory.CreateTempSubdirectory("assistant-simulator-");
        try
        {
            await using var stages = Stages(cache);
            foreach (var typing in CaseRules.Typing)
                rows.Add(await PlayAsync(stages, $"simulated, {typing}", honest, typing, slips, cancellationToken));

            rows.Add(await PlayAsync(stages, "simulated, as the cases say", honest, typing: null, slips, cancellationToken));
        }
        finally
        {
            cache.Delete(recursive: true);
        }

        Write(rows, output);
        return 0;
    }

    private static StageSet Stages(DirectoryInfo cache) => new(new StageOptions
    {
        Settings = HostConfiguration.Read([], TestData.Repository, "Production").Settings,
        Roots = new Roots(TestData.Repository),
        CacheFolder = cache.FullName,
    });

    /// <summary>What the case itself says is spelled as its author wanted it.</summary>
    private static IEnumerable<string> Words(CaseFile file) =>
        file.Case.Simulated!.Goals.SelectMany(goal => goal.Says.Concat(goal.Instead)).SelectMany(words => Enumerable.Repeat(words, OftenEnough));

    /// <summary>Plays the cases with the product itself: what a shopper types next depends on the answers.</summary>
    private static async Task<TypedMessages> PlayAsync(
        StageSet stages, string name, List<CaseFile> cases, string? typing, SlipEstimate slips, CancellationToken cancellationToken)
    {
        List<string> messages = [];
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var file in cases)
            {
                var shopper = file.Case.Simulated! with { Typing = typing ?? file.Case.Simulated!.Typing };
                var stage = await stages.OpenAsync(StageKey.Of(file), cancellationToken);
                await using var seat = await stage.OpenSeatAsync(file, cancellationToken);
                var played = await CasePlayer.PlayAsync(file.Case, new SimulatedScript(shopper, draw), seat, stage.Release, cancellationToken);
                messages.AddRange(played.Turns.Select(turn => turn.Shopper));
            }
        }

        return new TypedMessages(name, messages, Draws * cases.Count, slips);
    }

    private static void Write(IEnumerable<TypedMessages> rows, TextWriter output)
    {
        output.WriteLine("| source | messages | words, median | words, p90 | lower-case start | no end mark | slips per 100 words, estimated | questions | messages a conversation | questions a conversation |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            output.WriteLine($"| {row.Source} | {row.Count} | {row.MedianWords} | {row.P90Words} | {row.LowerCaseStart} | {row.MissingEnd} | {row.SlipsPer100Words} | {row.Questions} | {row.PerConversation} | {row.QuestionsPerConversation} |");
        }
    }
}
