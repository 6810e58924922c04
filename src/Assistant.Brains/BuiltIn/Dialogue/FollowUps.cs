using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Messages;
using Assistant.Core.Identity;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Answers messages that only mean something together with what was said before.</summary>
internal sealed class FollowUps(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    /// <summary>False when the message stands on its own after all.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        var next = (FollowUp.Of(part), session.State) switch
        {
            (_, { Last: { Flow: WellKnown.ProductSearch or WellKnown.SimilarProducts } search } state) when SearchFollowUps.Of(part, filler.Wish(part), search, state.Focus) is { } changed => changed,
            (FollowUp.Back, { Interrupted: [.., var interrupted] }) => interrupted,
            (FollowUp.Back, { Focus.Order: { } order }) => OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, order),
            (FollowUp.Why, { Last: { } last } state) when last.Slots.TryGetValue(Slots.Order, out var order) && state.Focus.Order == order =>
                OpenFlow.Of(WellKnown.OrderWhy).With(Slots.Order, order),
            (FollowUp.Why, { Last: { } last, Focus.Question: { } question }) when AsksPages(last) => Pages(FullQuestion.More(question, "why")),
            (FollowUp.More(var words), { Last: { } last, Focus.Question: { } question }) when AsksPages(last) =>
                Pages(FullQuestion.More(question, Mending.Of(words) ?? words)),
            (FollowUp.More, { Last: { Flow: WellKnown.OrderWhy } why }) => why with { Flow = WellKnown.TrackOrder },
            (FollowUp.More, { Last: { } last }) when last.Slots.ContainsKey(Slots.Order) => last,
            (FollowUp.Correction, { Last: { } last }) => Instead(part, last, session),
            (FollowUp.Pointer, { Last: { } last }) => Instead(part, last, session) ?? Plain(part, session),
            (FollowUp.SameAbout about, { Last: { } last }) => Instead(part, last, session) ?? OfPages(about, last, session),
            _ => null,
        };
        if (next is null)
        {
            return false;
        }

        session.State = session.State with
        {
            Active = null,
            Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != next.Flow)],
        };
        session.Intent = next.Flow;
        await runner.RunAsync(next with { Asked = null }, session);
        return true;
    }

    /// <summary>The same task for another order, item or product that the words name.</summary>
    private OpenFlow? Instead(UnderstoodPart part, OpenFlow last, Session session)
    {
        var focus = session.State.Focus;
        var known = last.Slots.Remove(Slots.Items);
        return (Referents.Named(part), Referents.Items(part, focus), Referents.Order(part, focus), Referents.Product(part, focus)) switch
        {
            // A guest has proved one order; another one needs the task that checks.
            ({ } named, _, _, _) when session.Identity is not IdentityLevel.Customer && named != session.State.ProvedOrder =>
                OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, named),
            ({ } named, _, _, _) => last with { Slots = known.SetItem(Slots.Order, named) },
            (_, { IsEmpty: false } items, _, _) when IsAboutOrder(last) => last with { Slots = known.SetItem(Slots.Items, Slots.Join(items)) },
            (_, _, { } order, _) when IsAboutOrder(last) => last with { Slots = known.SetItem(Slots.Order, order) },
            (_, _, _, { } product) when Uses(last, Slots.Product) => last with { Slots = known.SetItem(Slots.Product, product) },
            (_, _, _, { } product) when Uses(last, Slots.Query) => OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, product),
            _ => null,
        };
    }

    /// <summary>What a mere pointer asks for, whatever was done last.</summary>
    private static OpenFlow? Plain(UnderstoodPart part, Session session) =>
        Referents.Product(part, session.State.Focus) is { } product ? OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, product)
        : Referents.Order(part, session.State.Focus) is { } order ? OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, order)
        : null;

    private OpenFlow? OfPages(FollowUp.SameAbout about, OpenFlow last, Session session) =>
        session.State.Focus.Question is { } question && AsksPages(last) ? Pages(FullQuestion.About(question, about.Rest)) : null;

    private static OpenFlow Pages(string question) => OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question);

    private static bool IsAboutOrder(OpenFlow open) => open.Slots.ContainsKey(Slots.Order);

    private bool AsksPages(OpenFlow open) => Calls(open).Any(call => call.Tool is ToolNames.SearchPolicy);

    private bool Uses(OpenFlow open, string slot) =>
        Calls(open).Any(call => call.Arguments.Values.Any(value => value.Trim('{', '}', '?') == slot));

    private ImmutableArray<FlowStep.Call> Calls(OpenFlow open) =>
        flows.Has(open.Flow) ? [.. flows[open.Flow].Steps.OfType<FlowStep.Call>()] : [];
}
