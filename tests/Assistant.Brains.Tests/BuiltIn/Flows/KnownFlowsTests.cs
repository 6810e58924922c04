using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.BuiltIn.Flows;

/// <summary>A conversation that stands in a flow which the release of its next turn no longer has.</summary>
public sealed class KnownFlowsTests
{
    private static readonly OpenFlow Gone = OpenFlow.Of("no_such_flow").With("order", "W1001") with { Asked = "order" };

    private static readonly ImmutableDictionary<string, DialogueState> States = new Dictionary<string, DialogueState>
    {
        ["waiting"] = new() { Active = Gone },
        ["answered"] = new() { Last = Gone },
        ["proposed"] = new() { Proposed = Gone, Last = Gone },
        ["interrupted"] = new() { Interrupted = [Gone] },
        ["offered"] = new() { Offer = new Offer(Gone.Flow, Gone.Slots) },
        ["all"] = new() { Active = Gone, Last = Gone, Proposed = Gone, Interrupted = [Gone, Gone], Offer = new Offer(Gone.Flow, Gone.Slots) },
    }.ToImmutableDictionary();

    public static TheoryData<string, string> Turns()
    {
        var turns = new TheoryData<string, string>();
        foreach (var state in States.Keys)
        {
            foreach (var text in new[] { "W1002", "yes", "no", "yes please", "and W1003?", "only the boots", "why?", "go on", "ada@example.com", "no, the other one", "123456", "never mind", "thanks" })
            {
                turns.Add(state, text);
            }
        }

        return turns;
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public async Task Is_answered_and_goes_on_without_it(string state, string text)
    {
        var brain = await Talking.Brains.Shipped;
        var last = new ChatMessage(ChatRole.Assistant, "Which order is it about?");
        BrainNotes.SetState(last, StateText.Write(States[state]));

        var response = await brain.GetResponseAsync([last, new ChatMessage(ChatRole.User, text)], options: null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(response.Text);
        var after = Assert.IsType<string>(BrainNotes.State(response.Messages[^1]));
        Assert.DoesNotContain(Gone.Flow, after);
    }
}
