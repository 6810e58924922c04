using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Simulation;

public sealed class GoalsCheckTests
{
    private static async Task<IReadOnlyList<string>?> ProblemsAsync(string persona, int reached) => await new GoalsCheck().ProblemsAsync(
        new PlayedCase
        {
            Case = new EvalCase { Id = "a", Purpose = "A shopper wants something.", Simulated = new SimulatedShopper { Persona = persona } },
            Turns = ImmutableArray<PlayedTurn>.Empty,
            Goals = new GoalsReached(reached, 2, AskedForPerson: false),
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_honest_shopper_reaches_every_goal()
    {
        Assert.Empty((await ProblemsAsync("honest", 2))!);
        Assert.NotEmpty((await ProblemsAsync("honest", 1))!);
    }

    [Fact]
    public async Task Who_is_up_to_something_reaches_none()
    {
        Assert.Empty((await ProblemsAsync("fishesForOrders", 0))!);
        Assert.NotEmpty((await ProblemsAsync("fishesForOrders", 1))!);
    }
}
