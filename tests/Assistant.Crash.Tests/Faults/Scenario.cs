using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Host;
using Assistant.Crash.Tests.Stage;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Faults;

/// <summary>One way that an intended write may go.</summary>
/// <param name="Writes">How many changes of the shop it comes to, whatever breaks on the way.</param>
internal sealed record Scenario(string Name, int Writes, Func<PatientShopper, Task> Play)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("a return is confirmed by a click", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            await shopper.ConfirmAsync(id, await shopper.WantAsync(id, Act.Return));
        }),
        new("a cancellation is confirmed by a plain yes", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Cancel);
            await shopper.UntilOverAsync(id, card, async () =>
            {
                var shown = (await shopper.Assistant.EventsAsync(id)).OfType<AssistantSpoke>().Last(spoke => spoke.Message.Action?.State is ActionNoteState.Proposed);
                await shopper.SayAsync(id, "yes", seen: shown.Sequence);
                await shopper.ClickAsync(id, card, "confirm");
            });
        }),
        new("a change of address is confirmed by the card's code", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Address);
            await shopper.UntilOverAsync(id, card, () => shopper.SayAsync(id, card.Proposal.Code));
        }),
        new("a change of items is declined", 0, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Items);
            await shopper.UntilOverAsync(id, card, () => shopper.ClickAsync(id, card, "decline"));
        }),
        new("a card runs out while the shopper asks for a person", 0, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Exchange);
            await shopper.SayAsync(id, Wishes.Person);
            await shopper.UntilOverAsync(id, card, () => shopper.PassAsync(TimeSpan.FromMinutes(11)));
        }),
        new("a person approves", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Return);
            await shopper.ConfirmAsync(id, card);
            await shopper.DecideAsync(id, card, by => new ActionApproved(card.Id, by) { At = default });
        }) { NeedsApproval = true },
        new("a person refuses", 0, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Return);
            await shopper.ConfirmAsync(id, card);
            await shopper.DecideAsync(id, card, by => new ActionRefused(card.Id, by) { At = default });
        }) { NeedsApproval = true },
        new("a new mailbox is proved by a mailed code", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Mail);
            await shopper.UntilOverAsync(id, card, async () =>
            {
                await shopper.ClickAsync(id, card, "confirm");
                if ((await shopper.StateAsync(id, card)).StepUp is not null)
                {
                    await shopper.SayAsync(id, shopper.Assistant.Mail.NewestCode);
                }
            });
        }),
        new("the reply of the shop is lost", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Payment);
            shopper.Assistant.Shop.LosesNextReply = true;
            await shopper.ConfirmAsync(id, card);
        }),
        new("the order changes below an open card", 2, async shopper =>
        {
            var (id, elsewhere) = (await shopper.OpenAsync(), await shopper.OpenAsync());
            var card = await shopper.WantAsync(id, Act.Cancel);
            await shopper.ConfirmAsync(elsewhere, await shopper.WantAsync(elsewhere, Act.Address));
            await shopper.ConfirmAsync(id, card);
            var anew = (await shopper.Assistant.StateAsync(id)).Actions[^1];
            await shopper.ConfirmAsync(id, anew.IsOpen ? anew : await shopper.WantAsync(id, Act.Cancel));
        }),
        new("two clicks come at once", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var card = await shopper.WantAsync(id, Act.Phone);
            var click = new ActionClick("confirm", card.Id.Value);
            await shopper.PostAsync(id, "click-1", "", click);
            await shopper.PostAsync(id, "click-2", "", click);
            await shopper.RestAsync(id);
            await shopper.ConfirmAsync(id, card);
        }),
        new("a second card takes the place of the first", 1, async shopper =>
        {
            var id = await shopper.OpenAsync();
            var first = await shopper.WantAsync(id, Act.Address);
            var second = await shopper.WantAsync(id, Act.Cancel);
            await shopper.ClickAsync(id, first, "confirm");
            await shopper.ConfirmAsync(id, second);
        }),
    ];

    /// <summary>Refunds are approved by a person first.</summary>
    public bool NeedsApproval { get; init; }

    public override string ToString() => Name;
}
