using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// Whoever is not signed in and writes an order number with a mail address wants that order looked at, whatever else stands around them: a
/// greeting, a few words, a whole confirmation mail.
/// </summary>
internal sealed partial class CheckStarts(FlowLibrary flows, FlowRunner runner, Tasks tasks)
{
    /// <summary>Longer messages are mostly pasted: what else they ask is not the shopper's.</summary>
    private const int LongestWritten = 300;
    private const float Sure = 0.7f;

    [GeneratedRegex(@"^[> \t*]*(to|an|à|aan|para):", RegexOptions.IgnoreCase)]
    private static partial Regex Recipient { get; }

    [GeneratedRegex(@"^[> \t*]*(from|von|de|van|reply-to|sender|cc):", RegexOptions.IgnoreCase)]
    private static partial Regex Sender { get; }

    /// <summary>Null where no check is to be started; else what of the messages is still to be answered beside it.</summary>
    public async Task<List<UnderstoodPart>?> StartedAsync(
        ImmutableArray<string> texts, ImmutableArray<UnderstoodMessage> messages, List<UnderstoodPart> requests, Session session)
    {
        var parts = messages.SelectMany(message => message.Parts).ToList();
        if (session.Identity is IdentityLevel.Customer
            || !session.Tools.Offers(ToolNames.VerifyCustomer)
            || parts.SelectMany(part => part.Slots).OfType<Slot.Order>().Select(order => order.Number.Value).Distinct().ToList() is not [var order]
            || order == session.State.ProvedOrder
            || AddressIn(texts, messages) is not { } email)
        {
            return null;
        }

        var stated = requests.Find(part => StatedChange.Of(part, spokenOf: null) is not null);
        var wish = stated ?? parts.Find(OpensOrders) ?? parts.Find(part => part.Find<Slot.Order>() is not null)!;
        var flow = session.State.Active is { Asked: Slots.Order or Slots.Email or Slots.Code } waiting && flows.Has(waiting.Flow) ? waiting.Flow
            : StatedChange.Of(wish, spokenOf: null) is { } change ? change
            : texts.Sum(text => text.Length) <= LongestWritten && OwnThingTalk.OfOrder(TextFolding.Fold(string.Join(' ', texts))) is { } asks && flows.Has(asks) ? asks
            : wish.Prediction.Intent is not "missing_parcel" && parts.Exists(part => OrderQuestion.NotHere.IsMatch(TextFolding.Fold(part.Text))) ? WellKnown.TrackOrder
            : OpensOrders(wish) ? flows.StartedBy(wish.Prediction.Intent)!.Id
            : WellKnown.TrackOrder;
        // "We got two of the tents but need just one. I would like to send the other back": what is to be done stands in all of it.
        wish = flows[flow].Acts && flow is not WellKnown.ChangeAddress && texts.Sum(text => text.Length) <= LongestWritten
            ? wish with { Text = string.Join(' ', parts.Select(part => part.Text)), Mended = string.Join(' ', parts.Select(part => part.Mended)), Slots = [.. parts.SelectMany(part => part.Slots)] }
            : wish;
        session.Part = wish;
        session.Intent = flow;
        session.Look(focus => focus with { Request = Answers.Excerpt.Of(wish.Text), Intent = flow });

        // What was said before the number was asked for still holds.
        var open = session.State.Active is { Asked: Slots.Order or Slots.Email } asked && asked.Flow == flow ? asked : tasks.Filled(flow, wish, session);
        session.State = session.State with { Active = null };
        await runner.RunAsync(open.With(Slots.Order, order).With(Slots.Email, email), session);
        return texts.Sum(text => text.Length) > LongestWritten ? [] : requests.FindAll(part => part != stated && IsBeside(part));
    }

    /// <summary>In a mail with several addresses it is the recipient's, never the sender's; of one that was put right, the right one.</summary>
    internal static string? AddressIn(ImmutableArray<string> texts, ImmutableArray<UnderstoodMessage> messages)
    {
        var found = new List<(string Address, string Line)>();
        for (var i = 0; i < messages.Length && i < texts.Length; i++)
        {
            found.AddRange(messages[i].Slots.OfType<Slot.Email>().Select(email => (email.Address.Value, LineBefore(texts[i], email.At.Offset))));
        }

        return found.Find(email => Recipient.IsMatch(email.Line)).Address
            ?? (found.Count > 1 && texts.Any(Answering.IsPutRight) ? found.FindLast(email => !Sender.IsMatch(email.Line)).Address : null)
            ?? found.Find(email => !Sender.IsMatch(email.Line)).Address;
    }

    private static string LineBefore(string text, int offset)
    {
        var end = Math.Clamp(offset, 0, text.Length);
        return text[(end is 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1)..end];
    }

    /// <summary>What is wanted is something with an order.</summary>
    private bool OpensOrders(UnderstoodPart part) =>
        flows.StartedBy(part.Prediction.Intent) is { } flow
            && flow.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order } or FlowStep.Verify { Level: IdentityLevel.Guest });

    /// <summary>"And what does a return cost?" beside number and address.</summary>
    private bool IsBeside(UnderstoodPart part) =>
        part.Find<Slot.Order>() is null
            && part.Find<Slot.Email>() is null
            && part.Prediction.Confidence >= Sure
            && SlotFiller.IsQuestion(part.Text)
            && flows.StartedBy(part.Prediction.Intent) is { IsSmallTalk: false }
            && !OpensOrders(part);
}
