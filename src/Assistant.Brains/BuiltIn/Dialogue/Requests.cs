using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What a turn's messages ask for, one after the other: parts that say nothing of their own are left out, those that belong together joined.</summary>
internal sealed partial class Requests(FlowLibrary flows)
{
    // "I cancelled my order with the lock. When do I get my money?": what was done is no wish, and what the wish is about.
    [GeneratedRegex(@"^((hi|hello|hey|ok|so|well|yes)[,.! ]+)*(i|we)('ve| have)? (already |just |recently )?(cancelled|canceled|returned|sent back|gave back|sent (it|them|the \p{L}+|my \p{L}+) back)\b")]
    private static partial Regex PastDeed { get; }

    private const int MaxParts = 4;
    private const int FewestWordsOfAWish = 3;
    private const string AddressBook = "address_book";
    private const string Account = "account";

    public List<UnderstoodPart> In(ImmutableArray<UnderstoodMessage> messages, Offer? offer, Session session)
    {
        var requests = Of(messages, offer);
        requests = AsAddress(requests, session) ?? requests;
        return [.. requests.SelectMany(part => StatedChange.Split(part, session.State.Focus.Order)).SelectMany(part => OfEachOrder(part, session))];
    }

    /// <summary>What stands behind as many parts as one turn takes up, and asks for something.</summary>
    public List<UnderstoodPart> LeftOut(ImmutableArray<UnderstoodMessage> messages) =>
        [.. Parts(messages).Skip(MaxParts).Where(part => !part.IsNegated && (SlotFiller.IsQuestion(part.Text) || flows.StartedBy(part.Prediction.Intent) is { IsSmallTalk: false }))];

    /// <summary>Where there are more parts than one turn takes up, those that say nothing of their own take nobody's place.</summary>
    private static List<UnderstoodPart> Parts(ImmutableArray<UnderstoodMessage> messages)
    {
        var parts = messages.SelectMany(message => message.Parts).ToList();
        return parts.Count <= MaxParts ? parts : parts.FindAll(part => YesOrNo.IsBare(part) || SaysSomething(part));
    }

    [GeneratedRegex(@"\b(not|instead of|rather than|except|without)( (the|my|order|number|nr|for|in|of))*[ :#]*$")]
    private static partial Regex LeavesOut { get; }

    /// <summary>
    /// "Where are W1004 and W1005?" asks the same of both; what is to be done with orders is done with one after the other, and a guest
    /// proves one.
    /// </summary>
    private IEnumerable<UnderstoodPart> OfEachOrder(UnderstoodPart part, Session session)
    {
        var orders = Meant(part);
        return session.Identity is not IdentityLevel.Customer || orders.Count < 2 || part.IsNegated || Referents.Named(part) != orders[0].Number.Value || (ActWish.IsSaid(part.Mended) && flows.StartedBy(part.Prediction.Best) is { Acts: true })
            ? [part]
            : orders.Select(order => part with { Slots = [.. part.Slots.Where(slot => slot is not Slot.Order), order] });
    }

    /// <summary>The numbers of the orders that are named as meant, in the order of the words.</summary>
    public static ImmutableArray<string> Orders(UnderstoodPart part) => [.. Meant(part).Select(order => order.Number.Value)];

    private static List<Slot.Order> Meant(UnderstoodPart part) => [.. part.Slots.OfType<Slot.Order>().DistinctBy(order => order.Number)
        .Where(order => part.Text.IndexOf(order.At.Raw, StringComparison.Ordinal) is var at && (at < 0 || !LeavesOut.IsMatch(TextFolding.Fold(part.Text[..at]))))];

    /// <summary>The "and quickly" of "yes, and quickly" is no wish of its own.</summary>
    public static bool SaysSomething(UnderstoodPart part) =>
        !part.Slots.IsEmpty || !part.Prediction.IsRejected || part.Text.AsSpan().Trim().Count(' ') >= FewestWordsOfAWish;

    /// <summary>
    /// The "no" of "no, I meant W1003" and the "ok" of "ok, and when will it come?" say nothing of their own, and the "please" of
    /// "yes, please" nothing more; what is not wanted says nothing beside what is.
    /// </summary>
    private List<UnderstoodPart> Of(ImmutableArray<UnderstoodMessage> messages, Offer? offer)
    {
        var parts = WithWhatIsSaidOfIt(Parts(messages).Take(MaxParts));
        var wishes = parts.FindAll(part => !YesOrNo.IsBare(part));
        if (wishes.Count is 0)
        {
            return [.. parts.Take(1)];
        }

        if (wishes.Exists(part => !part.IsNegated))
        {
            wishes = Wanted(wishes);
        }

        wishes = WithSubjects(WithThings(WithIdentity(wishes)));
        return offer is not null && parts.Find(YesOrNo.Accepts) is { } accepted ? [accepted, .. wishes.Where(SaysSomething)] : wishes;
    }

    // "Can I send it back | and get a gift card instead?"
    [GeneratedRegex(@"^(and |then )*(get|have|take|receive) (an?|the|my|it|that|store|shop) ")]
    private static partial Regex GoesOnAsking { get; }

    /// <summary>
    /// "Return the boots, refund to a gift card please. I wore them once": where the money goes and in what state they are is said of the
    /// return before it.
    /// </summary>
    private static List<UnderstoodPart> WithWhatIsSaidOfIt(IEnumerable<UnderstoodPart> parts)
    {
        var joined = new List<UnderstoodPart>();
        foreach (var part in parts)
        {
            if (joined is [.., { Prediction.Intent: "return_item" or "get_refund" or "exchange_item" } giveBack]
                && (!SlotFiller.IsQuestion(part.Text) || GoesOnAsking.IsMatch(TextFolding.Fold(part.Text)))
                && part.Find<Slot.Order>() is null
                && ((giveBack.Prediction.Intent is "return_item" && RefundWishWords.Of(TextFolding.Fold(part.Text)) is not null) || ReturnWords.SaysOfItemBefore(part.Text)))
            {
                joined[^1] = giveBack with { Text = $"{giveBack.Text}, {part.Text}", Mended = $"{giveBack.Mended}, {part.Mended}" };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    /// <summary>"The shoes of W2957 never fitted. I'd like my money back": what is told of an order belongs to what is wanted of it.</summary>
    private List<UnderstoodPart> WithSubjects(List<UnderstoodPart> wishes)
    {
        for (var i = wishes.Count - 1; i > 0; i--)
        {
            var (told, wanted) = (wishes[i - 1], wishes[i]);
            if (wanted.Find<Slot.Order>() is not null && PastDeed.IsMatch(TextFolding.Fold(told.Mended)) && !SlotFiller.IsQuestion(told.Text))
            {
                // "I cancelled W1005 yesterday. Where is W1004?" tells of one and asks of the other.
                wishes.RemoveAt(i - 1);
                continue;
            }

            if (wanted.Find<Slot.Order>() is null && PastDeed.IsMatch(TextFolding.Fold(told.Mended)) && !SlotFiller.IsQuestion(told.Text))
            {
                wishes[i] = wanted with { Text = $"{told.Text}, {wanted.Text}", Mended = $"{told.Mended}, {wanted.Mended}", Slots = [.. told.Slots, .. wanted.Slots] };
                wishes.RemoveAt(i - 1);
                continue;
            }

            var asksUntilWhenToTell = OrderQuestion.AsksUntilWhenToTell(TextFolding.Fold(wanted.Mended));
            var asksOfWhatWasTold = asksUntilWhenToTell || OwnThingWords.ReachedUs.IsMatch(TextFolding.Fold(wanted.Mended));
            if ((asksOfWhatWasTold || flows.StartedBy(wanted.Prediction.Intent) is { Acts: true })
                && wanted.Find<Slot.Order>() is null
                && told.Find<Slot.Order>() is not null
                && (asksUntilWhenToTell || !SlotFiller.IsQuestion(told.Text))
                && (asksOfWhatWasTold || !IsAboutOrders(told))
                && StatedChange.Of(told, spokenOf: null) is null)
            {
                wishes[i] = wanted with
                {
                    Text = $"{told.Text} {wanted.Text}", Mended = $"{told.Mended} {wanted.Mended}", Slots = [.. told.Slots, .. wanted.Slots],
                    Prediction = asksUntilWhenToTell ? told.Prediction : wanted.Prediction,
                };
                wishes.RemoveAt(i - 1);
            }
        }

        return wishes;
    }

    /// <summary>"Order 1015, omar@example.com. Has my box reached you?": who writes about which order belongs to what they ask.</summary>
    private static List<UnderstoodPart> WithIdentity(List<UnderstoodPart> wishes)
    {
        while (wishes is [var who, var next, .. var others] && SaysOnlyWho(who) && (next.Find<Slot.Order>() is null || who.Find<Slot.Order>() is null))
        {
            wishes = [next with { Slots = [.. who.Slots, .. next.Slots] }, .. others];
        }

        return wishes;
    }

    private static bool SaysOnlyWho(UnderstoodPart part) =>
        part.Slots.Any(slot => slot is Slot.Order or Slot.Email)
        && Word.Split(TextFolding.Fold(part.Slots.Where(slot => slot is Slot.Order or Slot.Email).Aggregate(part.Text, (text, slot) => text.Replace(slot.At.Raw, " ", StringComparison.OrdinalIgnoreCase))))
            .All(word => OfIdentity.Contains(word.Text));

    private static readonly FrozenSet<string> OfIdentity =
        ["order", "number", "nr", "no", "my", "the", "it's", "its", "it", "is", "this", "that", "about", "hi", "hello", "here", "mail", "email", "e", "address", "with", "and", "from", "for", "i", "am", "i'm", "regarding", "re", "concerning", "under", "by", "of", "on"];

    /// <summary>"My boots pinch. Can you swap them?": the thing that is told of is the one that is meant.</summary>
    private List<UnderstoodPart> WithThings(List<UnderstoodPart> wishes)
    {
        for (var i = wishes.Count - 1; i > 0; i--)
        {
            var (told, wanted) = (wishes[i - 1], wishes[i]);
            if (flows.StartedBy(wanted.Prediction.Intent) is { Acts: true }
                && wanted.Slots.Any(slot => slot is Slot.Reference { Kind: ReferenceKind.LastMentioned or ReferenceKind.LastMentionedAll })
                && !OwnThings.In(TextFolding.Fold(wanted.Mended)).Any()
                && OwnThings.In(TextFolding.Fold(told.Mended)).Any()
                && told.Find<Slot.Order>() is null
                && !told.IsNegated
                && !SlotFiller.IsQuestion(told.Text)
                && flows.StartedBy(told.Prediction.Intent) is not { Acts: true })
            {
                wishes[i] = wanted with { Text = $"{told.Text} {wanted.Text}", Mended = $"{told.Mended} {wanted.Mended}", Slots = [.. told.Slots, .. wanted.Slots] };
                wishes.RemoveAt(i - 1);
            }
        }

        return wishes;
    }

    private bool IsAboutOrders(UnderstoodPart part) =>
        flows.StartedBy(part.Prediction.Intent) is { } flow && flow.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order });

    /// <summary>"I don't want to cancel W1005, just change the address": the order belongs to what is wanted.</summary>
    private static List<UnderstoodPart> Wanted(List<UnderstoodPart> wishes)
    {
        var named = wishes.Where(part => part.IsNegated).SelectMany(part => part.Slots).OfType<Slot.Order>().ToList();
        return [.. wishes.Where(part => !part.IsNegated)
            .Select(part => part.Find<Slot.Order>() is null ? part with { Slots = part.Slots.AddRange(named) } : part)];
    }

    /// <summary>
    /// An address goes over several lines and sentences, which are no wishes of their own; its numbers are no orders. Null where none is
    /// written, or none is wanted.
    /// </summary>
    private List<UnderstoodPart>? AsAddress(List<UnderstoodPart> requests, Session session)
    {
        if (AddressWords.Find(session.Written) is null)
        {
            return null;
        }

        var slots = requests.SelectMany(part => part.Slots).Where(slot => slot is not Slot.Order || slot.At.Raw.Any(char.IsLetter)).ToImmutableArray();
        var wish = IsAsked(session) ? requests[0]
            : requests.Find(IsOfAddress) ?? (StatedAddress.IsTakenFrom(session.Written, slots) ? requests[0] : WasNotTaken(session) ? OfAddress(requests[0]) : null);
        return wish is null ? null : [wish with { Text = session.Written, Mended = session.Written, Slots = slots }];
    }

    private static bool IsAsked(Session session) =>
        session.State.Active is { Asked: Slots.Address or Slots.ProfileChange } or { Flow: WellKnown.ChangeAddress }
            || (session.State.Proposed?.Slots.ContainsKey(Slots.Address) is true && session.Actions.Any(action => action.State is ActionNoteState.Proposed));

    /// <summary>After an address that could not be taken, another one is for the same order.</summary>
    private static bool WasNotTaken(Session session) => session.State.Last is { Flow: WellKnown.ChangeAddress };

    private UnderstoodPart OfAddress(UnderstoodPart part)
    {
        var intent = flows[WellKnown.ChangeAddress].Questions.Keys.First();
        return part with { Prediction = part.Prediction with { Intent = intent, Best = intent } };
    }

    private bool IsOfAddress(UnderstoodPart part) =>
        flows.StartedBy(part.Prediction.Best)?.Id is WellKnown.ChangeAddress or WellKnown.ChangeOrder or AddressBook or Account;
}
