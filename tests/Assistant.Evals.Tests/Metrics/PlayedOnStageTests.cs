using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;
using Assistant.Evals.Stages;
using Assistant.Hosting;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Metrics;

/// <summary>What metrics need is really there when a case is played on the product itself.</summary>
public sealed class PlayedOnStageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-metrics-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Measures_what_tools_told_what_was_searched_and_how_sure_the_brain_was()
    {
        var found = new EvalCase
        {
            Id = "ada-asks",
            Purpose = "An order and a policy question.",
            Policies = ["returns"],
            Shopper = new CaseShopper { Who = "ada" },
            Turns =
            [
                new CaseTurn { Types = "where is my order W1001?", Expect = new TurnExpectations { Intent = "track_order", Card = "order" } },
                new CaseTurn { Types = "how long do I have to return something?", Expect = new TurnExpectations { Cites = ["returns"] } },
            ],
            Expect = new CaseExpectations { Outcome = "answered" },
        };

        var (run, _) = await EvalRunner.RunAsync(Plan(new CaseFile("policy", Path.Combine(_folder.FullName, "ada-asks.json"), found)), TestContext.Current.CancellationToken);

        var values = run.Metrics.ToDictionary(metric => metric.Name, metric => metric.Value);
        Assert.Equal(1, values["task success"]);
        Assert.Equal(1, values["groundedness"]);
        Assert.Equal(1, values["citation recall"]);
        Assert.Equal(1, values["retrieval recall@4"]);
        Assert.Equal(0, values["policy violations per 10,000 turns"]);
        Assert.InRange(values["intent calibration error"]!.Value, 0, 0.5);
        Assert.Null(values["pass^2"]);
        Assert.Equal([new GroupScore("returns", 1, 1)], run.Scores.Policies);
        Assert.Empty(run.Cases[0].Findings);
    }

    private EvalPlan Plan(CaseFile file)
    {
        var configuration = HostConfiguration.Read(["--data", _folder.FullName], Repository.Root, "Development");
        return new EvalPlan
        {
            Cases = [file],
            Stage = new StageOptions
            {
                Settings = configuration.Settings,
                Roots = configuration.Roots,
                CacheFolder = Path.Combine(_folder.FullName, "cache"),
            },
        };
    }
}
