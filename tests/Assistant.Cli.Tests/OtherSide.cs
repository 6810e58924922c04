using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Hosting;
using Assistant.Testing.Actions;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Cli.Tests;

/// <summary>The server's part of the next conversation at the terminal that a customer is signed in to, played by the test.</summary>
internal sealed class OtherSide
{
    private readonly TaskCompletionSource<ConversationId> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Proposal> _open = [];
    private readonly AssistantRuntime _product;

    private OtherSide(AssistantRuntime product) => _product = product;

    public static async Task<OtherSide> OfAsync(ProductFixture fixture, string customer)
    {
        var other = new OtherSide(await fixture.OpenAsync(TestContext.Current.CancellationToken));
        other._product.Feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Appended { Events: [Started, SignedIn { Customer.Value: var signedIn }, ..] } appended && signedIn == customer)
            {
                other._begun.TrySetResult(appended.State.Id);
            }
        });
        return other;
    }

    /// <summary>Until when the newest card can be confirmed, by the clock of the shop.</summary>
    public string Until => TimeZoneInfo.ConvertTime(_open[^1].ExpiresAt, TimeZoneInfo.FindSystemTimeZoneById(_product.Settings.Shop.TimeZone)).ToString("HH:mm", CultureInfo.InvariantCulture);

    public async Task ProposeAsync(string kind, string text, bool stepUp = false)
    {
        var proposal = SampleActions.Proposal(kind, _product.Time.GetUtcNow().AddMinutes(10)) with { StepUp = stepUp };
        _open.Add(proposal);
        await AppendAsync(state => SampleActions.Propose(proposal, state.LastSequence + 1, _product.Time.GetUtcNow(), text));
    }

    /// <summary>Declines the card that waits longest.</summary>
    public async Task DeclineAsync()
    {
        var proposal = _open[0];
        _open.RemoveAt(0);
        await AppendAsync(state =>
        [
            new ActionDeclined(proposal.Id, state.LastSequence) { At = _product.Time.GetUtcNow() },
            SampleActions.Say(proposal, ActionNoteState.Declined, state.LastSequence + 1, _product.Time.GetUtcNow(), ""),
        ]);
    }

    public async Task<IReadOnlyList<ConversationEvent>> EventsAsync() =>
        await _product.Store.ReadAsync(await _begun.Task, afterPosition: 0, TestContext.Current.CancellationToken);

    private async Task AppendAsync(Func<Conversation, ImmutableArray<ConversationEvent>> events)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await _product.Conversations.UpdateAsync(
            await _begun.Task.WaitAsync(cancellationToken), state => new Change<bool>(true, events(state!)), cancellationToken);
    }
}
