using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Answers messages that only mean something together with what was said before.</summary>
internal sealed partial class FollowUps(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    private const int FewWords = 6;
    private const float SurelyMeant = 0.8f;

    [GeneratedRegex(@"^((ok|okay|and|so|but|please|hi|hello|now|well|thanks|then)[, ]+)*((can|could|would|will) you )?(please )?((show|find|get|recommend|suggest) (me|us)|(i am|i'm|we are|we're) looking for|(do|have) you (sell|have|got|stock|carry)|(i|we) (need|want to buy|would like to buy)) \p{L}")]
    private static partial Regex LooksForThing { get; }

    /// <summary>False when the message stands on its own after all.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (session.State is { Last.Flow: WellKnown.ProductSearch or WellKnown.SimilarProducts } && !session.State.Focus.Products.IsEmpty && SearchFollowUps.RejectsShown(part))
        {
            session.Intent = WellKnown.ProductSearch;
            session.Draft.Ask(session.Say("product.what_instead"));
            return true;
        }

        var next = (FollowUp.Of(part), session.State) switch
        {
            (_, { Last: { Flow: WellKnown.ProductSearch or WellKnown.SimilarProducts } search } state) when SearchFollowUps.Of(part, filler.Wish(part), search, state.Focus) is { } changed => changed,
            (_, { Last: { Flow: WellKnown.Stock or WellKnown.ProductDetails } found } state) when !found.Slots.ContainsKey(Slots.Product) && !state.Focus.Products.IsEmpty
                && SearchFollowUps.Of(part, filler.Wish(part), found with { Flow = WellKnown.ProductSearch }, state.Focus) is { } changed => changed,
            (_, { Last: { Flow: WellKnown.Stock or WellKnown.ProductDetails } spoken, Focus.Product: { } product }) when ProductFollowUps.OtherVariant(part, filler.Wish(part), spoken, product) is { } variant => variant,
            (_, { Last: { Flow: "warranty" } claim }) when IsAboutOrder(claim) && Referents.Named(part) is null && ReturnWords.SaysFaulty(TextFolding.Fold(part.Mended)) && !ActWish.Says(ToolNames.CreateReturn, part.Mended) =>
                OfItemsNamed(part, claim, session) with { Asked = null },
            (_, { Last: { } last }) when ChecksReturn(last) && Referents.Named(part) is null && ReturnWords.Changed(part.Mended, OfItemsNamed(part, last, session)) is { } changed => SlotFiller.IsQuestion(part.Text) || part.Text.TrimEnd().EndsWith('?') ? changed with { Slots = changed.Slots.Remove(Slots.Wanted) } : changed,
            (_, { Last: { Flow: WellKnown.ReturnItem } last } state) when part.Prediction.IsRejected && Referents.Named(part) is null && OrderQuestion.Exchanges.IsMatch(TextFolding.Fold(part.Text)) =>
                filler.Fill(last with { Flow = WellKnown.ExchangeItem }, flows[WellKnown.ExchangeItem], part, state.Focus),
            (_, { Last: { Flow: WellKnown.ChangeOrder } last }) when part.Text.AsSpan().Trim().Count(' ') < FewWords && Referents.Named(part) is null && ChangeWish.Of(part) is { } change => last with { Flow = change, Slots = last.Slots.SetItem(Slots.Wanted, "true").SetItem(Slots.OpenQuestion, Excerpt.Of(part.Text)).SetItem(Slots.PaymentWish, part.Mended) },
            (_, { Last: { Flow: WellKnown.ChangeItems or WellKnown.ExchangeItem } last }) when IsAboutOrder(last) && WantsVersion(part, last) =>
                InThatVersion(OfItemsNamed(part, last, session)),
            (_, { Last: { Flow: WellKnown.ChangePayment } last }) when IsAboutOrder(last) && Referents.Named(part) is null && PaymentChoice.NamesOne(part.Mended) && ActWish.IsSaid(part.Mended) =>
                last with { Slots = last.Slots.Remove(Slots.PaymentMethod).SetItem(Slots.Wanted, "true").SetItem(Slots.PaymentWish, part.Mended) },
            (FollowUp.Why, { Last: { } last }) when ChecksReturn(last) && (flows[last.Flow].Acts || !await IsAwaitedAsync(last, session)) => last with { Flow = WellKnown.ReturnWhy },
            (FollowUp.Why, { Last: { Flow: WellKnown.CancelOrder } last }) when IsAboutOrder(last) => last with { Flow = WellKnown.CancelWhy },
            (FollowUp.Back, { Interrupted: [.., var interrupted] }) => interrupted,
            (FollowUp.Back, { Focus.Order: { } order }) => OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, order),
            (FollowUp.Why, { Last: { } last } state) when last.Slots.TryGetValue(Slots.Order, out var order) && state.Focus.Order == order =>
                OpenFlow.Of(WellKnown.OrderWhy).With(Slots.Order, order),
            (FollowUp.Why, { Last: { } last, Focus.Topic: { } topic }) when AsksPages(last) => Further(Plain(part), topic),
            (FollowUp.Next, { Last: { } last, Focus.Topic: null }) when IsAboutOrder(last) => last,
            (FollowUp.Next, { Focus.Topic: { } topic }) when await NextAsync(topic, session) is { } onwards => onwards,
            (FollowUp.More or FollowUp.Next, { Last.Flow: WellKnown.Handoff }) => OpenFlow.Of(WellKnown.PersonWait),
            (FollowUp.More, { Last: { } last, Focus.Topic: { } topic }) when AsksPages(last) => await MoreAsync(Plain(part), topic, session),
            (FollowUp.More, { Last: { Flow: WellKnown.OrderWhy } why }) => why with { Flow = WellKnown.TrackOrder },
            (FollowUp.More, { Last: { } last }) when last.Slots.ContainsKey(Slots.Order) => last,
            (_, { Last: { } last }) when NumberPutRight.IsIn(part) && IsAboutOrder(last) => Instead(part, last, session),
            (FollowUp.Correction, { Last: { } last }) => Instead(part, last, session) ?? OtherOrder(part, last, session),
            (FollowUp.Pointer, { Last: { } last }) when TakesOrder(last) && await OrderChoice.OfItemAsync(part, session) is { } holding => last.With(Slots.Order, holding),
            (FollowUp.Pointer, { Last: { } last }) => Instead(part, last, session) ?? OtherOrder(part, last, session) ?? Shown(part, session),
            (FollowUp.SameAbout, { Last: { } last }) => Instead(part, last, session) ?? OtherOrder(part, last, session) ?? OfPages(part, last, session),
            (null, { Last: { } last }) when Referents.IsOnlyOrder(part) && TakesOrder(last) => last.With(Slots.Order, Referents.Named(part)!).With(Slots.Own, "true"),
            _ => null,
        };
        next ??= await AboutShown.OfAsync(part, session);
        next ??= await LeaningAsync(part, session);
        if (next is null && AsksWhichOther(part, session))
        {
            return true;
        }

        if (next is null)
        {
            return FollowUp.Of(part) is FollowUp.Next && session.State.Focus.Topic is not null && EndsHere(session);
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

    /// <summary>"The other one then", after products: where several may be meant they are named, so that one can be said; where there is none, that is said.</summary>
    private static bool AsksWhichOther(UnderstoodPart part, Session session)
    {
        if (!Referents.IsOnlyOther(part) || session.State.Last?.Flow is not (WellKnown.ProductSearch or WellKnown.SimilarProducts or WellKnown.Stock or WellKnown.ProductDetails)
            || Referents.Others(part, session.State.Focus) is not { Length: not 1 } others)
        {
            return false;
        }

        session.Intent = WellKnown.ProductDetails;
        if (others.IsEmpty)
        {
            session.Draft.State(session.Say("product.no_more"));
            return true;
        }

        session.Draft.Ask(session.Say("product.which_other", ("products", string.Join('\n', others.Select(shown => $"- {shown.Title}")))));
        return true;
    }

    /// <summary>Nothing more stands on the page: a person may know what comes next.</summary>
    private static bool EndsHere(Session session)
    {
        session.Draft.State(session.Say("policy.no_more"));
        Offering.Person(session, "person.offer", "cannot_answer");
        return true;
    }

    /// <summary>
    /// "How long do I have?" is asked of what was told: of its own sentences, else of what its section says besides, else of what was spoken
    /// of before, and only then of any page.
    /// </summary>
    private static async Task<OpenFlow> MoreAsync(string words, string topic, Session session)
    {
        var focus = session.State.Focus;
        foreach (var matter in session.State.Matters.Select(matter => matter.Topic).OfType<string>().Append(topic).Reverse().Distinct())
        {
            if ((await new PageQuestion(matter, Before: null).AnsweringAsync(session)).Any(passage => Untold.Measured(passage, words, focus) is not null))
            {
                return OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, matter).With(Slots.Measure, words);
            }

            if (matter == topic && await new PageQuestion(words, topic).AnsweringAsync(session) is [var best, ..] && Untold.ToldLast(best, focus) >= 0)
            {
                break;
            }
        }

        return Further(words, topic);
    }

    /// <summary>What stands after the last answer on its page.</summary>
    private static async Task<OpenFlow?> NextAsync(string topic, Session session)
    {
        var answering = await new PageQuestion(topic, Before: null).AnsweringAsync(session);
        return Untold.Next(answering, session.State.Focus) is null ? null : Onwards(topic);
    }

    /// <summary>
    /// The subject spoken of before, asked what these words ask; null where they are about something else: then another page, or
    /// none, or nothing new, answers both together.
    /// </summary>
    private async Task<OpenFlow?> LeaningAsync(UnderstoodPart part, Session session)
    {
        // What waits for the shopper may have told something of the pages as well, before it asked.
        if ((session.State.Active ?? session.State.Last) is not { } last || session.State.Focus is not { Topic: { } topic, Page: var page } || !(AsksPages(last) || page is null))
        {
            return null;
        }

        if (AsksPages(last) && page is not null && Leaning.SaysWhere(part))
        {
            // The same question, for that country.
            var there = $"{topic} - {part.Find<Slot.Country>()!.At.Raw}";
            return (await new PageQuestion(there, Before: null).AnsweringAsync(session)).FirstOrDefault()?.Page == page
                ? OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, there)
                : null;
        }

        foreach (var waiting in AsksPages(last) && page is not null ? FullQuestion.Waiting(Plain(part), topic) : [])
        {
            if ((await new PageQuestion(waiting, topic).AnsweringAsync(session)).FirstOrDefault()?.Page == page)
            {
                return Further(waiting, topic);
            }
        }

        var question = FullQuestion.Leaning(Plain(part), topic);
        if (part.Prediction is { Intent: "product_search", Confidence: >= SurelyMeant } && LooksForThing.IsMatch(TextFolding.Fold(part.Mended)) && filler.Wish(part).IsKnownKind)
        {
            // "Show me tents" goes on with nothing that a page told.
            return null;
        }

        var leans = Leaning.IsLikely(part);
        if (!leans && !(AsksPages(last) && page is not null && (Leaning.IsBare(part) || Leaning.GoesOn(part, IsSurelyMeant(part)))))
        {
            return null;
        }

        var answering = await new PageQuestion(question, topic).AnsweringAsync(session);
        if (answering is not [var best, ..] || ((page ?? best.Page) != best.Page && !(leans && Leaning.Points(part))))
        {
            return null;
        }

        if (leans && Untold.Answer(answering, session.State.Focus) is null)
        {
            // All that answers was told; the sentences after it may say what it leads to.
            return !Leaning.SaysNothingOfItsOwn(part) || Untold.Next([best], session.State.Focus) is null ? null : Onwards(question).With(Slots.Before, topic);
        }

        // A wish is for the task that was spoken of, which may offer a person; a question is answered and no more.
        if (ActWish.AsksHow(part.Mended))
        {
            // The way to do it is told whole, whatever of it was told before.
            return OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question).With(Slots.Before, topic);
        }

        return !leans || SlotFiller.IsQuestion(part.Mended) || part.Text.EndsWith('?') || !AsksPages(last)
            ? Further(question, topic)
            : last.With(Slots.Question, question).With(Slots.Before, topic).With(Slots.GoesOn, "true");
    }

    /// <summary>
    /// "And if I forget?" is neither yes nor no; and a classifier that is sure of a product where neither one is named nor any is described is
    /// sure of nothing.
    /// </summary>
    private bool IsSurelyMeant(UnderstoodPart part) =>
        part.Prediction.Confidence >= SurelyMeant
            && !(part.Text.TrimEnd().EndsWith('?') && (part.Prediction.Intent is "affirm" or "deny" || flows.StartedBy(part.Prediction.Intent) is { IsSmallTalk: true }))
            && !(part.Prediction.Intent is "stock" or "product_question" or "product_search" && filler.Wish(part) is { Kind: null, HasFilters: false });

    private static string Plain(UnderstoodPart part) => TextFolding.Fold(part.Mended).Trim().TrimEnd('?', '.', '!', ' ');

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
            ({ } named, _, _, _) when !Uses(last, Slots.Order) => OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, named),
            ({ } named, _, _, _) => last with { Slots = known.SetItem(Slots.Order, named) },
            // In which state the one before was, or why it goes back, says nothing of this one.
            (_, { IsEmpty: false } items, _, _) when IsAboutOrder(last) => last with { Slots = known.RemoveRange([Slots.Condition, Slots.ReturnReason]).SetItem(Slots.Items, Slots.Join(items)) },
            (_, _, { } order, _) when IsAboutOrder(last) => last with { Slots = known.SetItem(Slots.Order, order) },
            (_, _, _, { } product) when Uses(last, Slots.Product) => last with { Slots = known.SetItem(Slots.Product, product) },
            (_, _, _, { } product) when Uses(last, Slots.Query) => OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, product),
            _ => null,
        };
    }

    /// <summary>"The other order", which only the list of a signed-in shopper's orders tells.</summary>
    private static OpenFlow? OtherOrder(UnderstoodPart part, OpenFlow last, Session session) =>
        session.Identity is IdentityLevel.Customer && IsAboutOrder(last) && Referents.SaysOther(part)
            ? last with { Slots = last.Slots.Remove(Slots.Items).Remove(Slots.Order) }
            : null;

    /// <summary>Words that name another item say nothing of the one before, nor does what was said of that one hold for this.</summary>
    private static OpenFlow OfItemsNamed(UnderstoodPart part, OpenFlow last, Session session) =>
        Referents.Items(part, session.State.Focus) is { IsEmpty: false } items && Slots.Join(items) is var named && named != last.Slots.GetValueOrDefault(Slots.Items)
            ? last with { Slots = last.Slots.RemoveRange([Slots.Condition, Slots.ReturnReason, Slots.OpenQuestion]).SetItem(Slots.Items, named) }
            : last;

    /// <summary>"Then L instead of M": a size or a colour that something is to have, after it was told whether it can.</summary>
    private static bool WantsVersion(UnderstoodPart part, OpenFlow last) =>
        !part.IsNegated && (Referents.Named(part) ?? last.Slots[Slots.Order]) == last.Slots[Slots.Order] && (part.Slots.Any(slot => slot is Slot.Size or Slot.Colour) || VariantWords.NamesSize(part)) && ActWish.IsSaid(part.Mended);

    private static OpenFlow InThatVersion(OpenFlow checkedBefore) =>
        checkedBefore with { Slots = checkedBefore.Slots.RemoveRange([Slots.Replacements, Slots.Becomes]).SetItem(Slots.Wanted, "true") };

    /// <summary>Something of the order is still to come: "why?" then asks what holds it up, and no rule.</summary>
    private static async Task<bool> IsAwaitedAsync(OpenFlow open, Session session) =>
        session.Identity is IdentityLevel.Customer
            && OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is { } rows
            && rows.Any(row => row.Number == open.Slots.GetValueOrDefault(Slots.Order) && row.IsOpen);

    private bool ChecksReturn(OpenFlow open) =>
        IsAboutOrder(open) && Calls(open).Any(call => call.Tool is ToolNames.CheckReturn);

    /// <summary>A task that would have said more with an order: its number alone goes on with it.</summary>
    private bool TakesOrder(OpenFlow open) =>
        !open.Slots.ContainsKey(Slots.Order) && flows.Has(open.Flow) && flows[open.Flow].Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order, Ask: null });

    /// <summary>What a mere pointer asks for, whatever was done last.</summary>
    private static OpenFlow? Shown(UnderstoodPart part, Session session) =>
        Referents.Product(part, session.State.Focus) is { } product ? OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, product)
        : Referents.Order(part, session.State.Focus) is { } order ? OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, order)
        : null;

    private OpenFlow? OfPages(UnderstoodPart part, OpenFlow last, Session session) =>
        session.State.Focus.Topic is { } topic && AsksPages(last) ? Further(Plain(part), topic) : null;

    /// <summary>Asks the pages something that goes on with what they were asked before.</summary>
    private static OpenFlow Further(string question, string topic) =>
        OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question).With(Slots.Before, topic).With(Slots.GoesOn, "true");

    private static OpenFlow Onwards(string question) =>
        OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question).With(Slots.GoesOn, "true").With(Slots.Next, "true");

    private static bool IsAboutOrder(OpenFlow open) => open.Slots.ContainsKey(Slots.Order);

    private bool AsksPages(OpenFlow open) => Calls(open).Any(call => call.Tool is ToolNames.SearchPolicy);

    private bool Uses(OpenFlow open, string slot) =>
        Calls(open).Any(call => call.Arguments.Values.Any(value => value.Trim('{', '}', '?') == slot));

    private ImmutableArray<FlowStep.Call> Calls(OpenFlow open) =>
        flows.Has(open.Flow) ? [.. flows[open.Flow].Steps.OfType<FlowStep.Call>()] : [];
}
