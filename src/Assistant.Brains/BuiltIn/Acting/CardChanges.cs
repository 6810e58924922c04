using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Reads a change of mind about what was proposed: "only the boots", "add the socks too", "make that size 43", "refund it to a gift card",
/// "the other order". What the words do not touch stays as it was proposed.
/// </summary>
internal sealed partial class CardChanges(FlowLibrary flows)
{
    private const int FewWords = 18;
    private const float Sure = 0.5f;

    [GeneratedRegex(@"\b(only|just|not|add|also|too|as well|plus|include|instead|both|rather|make|actually|remove|leave|keep|without|except|drop|skip|all|everything|rest|one of|change|switch|i meant?|no|sorry|wait|and|or|take|better|prefer|other|another|different|want|please|refund|it|them)\b")]
    private static partial Regex Alters { get; }

    [GeneratedRegex(@"\b(add|also|too|as well|plus|include|and the|along with|together with|on top)\b")]
    private static partial Regex Adds { get; }

    [GeneratedRegex(@"\b(remove|drop|skip|leave (\p{L}+ ){0,3}out|leave out|take (\p{L}+ ){0,3}(out|off)|don'?t (want to )?(return|send|cancel|exchange|change|include|touch)|do not (want to )?(return|send|cancel|exchange|change|include|touch)|isn'?t|stays?|is staying|remains?)\b")]
    private static partial Regex Removes { get; }

    [GeneratedRegex(@"\bboth\b")]
    private static partial Regex Both { get; }

    [GeneratedRegex(@"\b(the |that |in |to )?(same|whole|entire)\b|\bboth\b|\ball\b")]
    private static partial Regex AllUnits { get; }

    /// <param name="Flow">What to propose instead; null where the words change nothing.</param>
    /// <param name="IsNothingLeft">The words take out all that there was.</param>
    public sealed record Change(OpenFlow? Flow, bool IsNothingLeft = false);

    /// <summary>Whether the words may be about what was proposed at all: short, and no question of their own.</summary>
    public static bool MayChange(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < FewWords
            && (!SlotFiller.IsQuestion(part.Text) || ActWish.IsSaid(part.Mended) || WantsInstead.IsMatch(TextFolding.Fold(part.Mended)))
            && Alters.IsMatch(TextFolding.Fold(part.Mended));

    [GeneratedRegex(@"\b(instead|rather|what about|how about|can (i|we|it|you|they)|could (i|we|it|you|they))\b")]
    private static partial Regex WantsInstead { get; }

    public async Task<Change> ReadAsync(UnderstoodPart part, OpenFlow proposed, Session session)
    {
        var order = proposed.Slots.GetValueOrDefault(Slots.Order);
        var isOther = IsOtherTask(part, proposed);
        var asks = SlotFiller.IsQuestion(part.Text) && !ActWish.IsSaid(part.Mended) && !WantsInstead.IsMatch(TextFolding.Fold(part.Mended));
        if (asks || part.Text.AsSpan().Trim().Count(' ') >= FewWords)
        {
            return AddressOnly(proposed, part, session) ?? new Change(null);
        }

        if (Referents.Named(part) is { } named && named != order)
        {
            return new Change(isOther || order is null ? null : Elsewhere(proposed).With(Slots.Order, named));
        }

        if (Referents.SaysOther(part) && order is not null && TitlesIn(part, session).Count is 0)
        {
            return new Change(Elsewhere(proposed));
        }

        if (isOther)
        {
            return new Change(null);
        }

        return flows[proposed.Flow].WriteTool switch
        {
            ToolNames.ChangeAddress => AddressOnly(proposed, part, session) ?? new Change(null),
            ToolNames.UpdateProfile => OfProfile(proposed, part, session),
            ToolNames.ChangePayment when PaymentChoice.NamesOne(part.Mended) || part.Text.Any(char.IsAsciiDigit) => new Change(Without(proposed, Slots.PaymentMethod).With(Slots.PaymentWish, part.Mended)),
            ToolNames.ChangePayment => new Change(null),
            ToolNames.CreateReturn => await OfReturnAsync(proposed, part, session),
            _ => await OfItemsAsync(proposed, part, session) ?? new Change(null),
        };
    }

    /// <summary>The words ask surely for another task, and say nothing by which they would belong to this one.</summary>
    private bool IsOtherTask(UnderstoodPart part, OpenFlow proposed)
    {
        if (part.Prediction.IsRejected || part.Prediction.Confidence < Sure || flows.StartedBy(part.Prediction.Intent) is not { } flow)
        {
            return false;
        }

        return flow.Acts
            ? flow.Id != proposed.Flow && ActWish.Says(flow.WriteTool, part.Mended) && flow.Id is not "get_refund" && !(flow.Id is WellKnown.ExchangeItem && proposed.Flow is WellKnown.ChangeItems) && !(flow.Id is WellKnown.CancelOrder && part.Find<Slot.Order>() is null && !SaysOrder.IsMatch(TextFolding.Fold(part.Text)))
            : !flow.IsSmallTalk && !Alters.IsMatch(TextFolding.Fold(part.Mended));
    }

    [GeneratedRegex(@"\b(order|purchase)\b")]
    private static partial Regex SaysOrder { get; }

    private static async Task<Change> OfReturnAsync(OpenFlow proposed, UnderstoodPart part, Session session)
    {
        var changed = await RefundedAsync(proposed, part, session) ?? (CardWords.Drops(part) ? proposed : ReturnWords.Into(proposed, part.Mended));
        var items = await OfItemsAsync(changed, part, session);
        return items ?? new Change(changed.Slots.SequenceEqual(proposed.Slots) ? null : changed);
    }

    /// <summary>Where the money should go instead.</summary>
    private static async Task<OpenFlow?> RefundedAsync(OpenFlow proposed, UnderstoodPart part, Session session)
    {
        var folded = TextFolding.Fold(part.Mended);
        if (RefundWishWords.Of(folded) is not { } wish && !(PaymentChoice.NamesOne(folded) && Alters.IsMatch(folded)))
        {
            return null;
        }

        wish = RefundWishWords.Of(folded) ?? "original";
        var cleared = Without(proposed, Slots.PaymentMethod);
        return wish is "original" && session.Tools.Offers(ToolNames.GetProfile) && await PaymentChoice.MethodsAsync(session) is { } methods && PaymentChoice.Meant(part.Mended, methods) is [{ Id: { } id }]
            ? Without(cleared, Slots.RefundWish).With(Slots.PaymentMethod, id)
            : cleared.With(Slots.RefundWish, wish);
    }

    /// <summary>Other items, other numbers of them, or another version; null where the words say nothing of any.</summary>
    private static async Task<Change?> OfItemsAsync(OpenFlow proposed, UnderstoodPart part, Session session)
    {
        if (await ItemChoice.LinesAsync(proposed, session) is not { Count: > 0 } lines)
        {
            return null;
        }

        var isReplaced = proposed.Slots.ContainsKey(Slots.Replacements);
        var before = proposed.Slots.TryGetValue(Slots.Items, out var items) ? Slots.Split(items).Select(MeantUnits.Read).ToList() : [.. lines.Select(line => new MeantUnits(line.Line))];
        var words = ItemWords.Read(part.Mended, lines);
        var after = Changed(words, TextFolding.Fold(part.Mended), before, lines);
        if (after is { Count: 0 })
        {
            return new Change(null, IsNothingLeft: true);
        }

        var saysVersion = isReplaced && VariantWords.MaySay(part);
        if (after is null || after.SequenceEqual(before))
        {
            return saysVersion ? new Change(Without(proposed, Slots.Replacements).With(Slots.Becomes, part.Mended)) : null;
        }

        var changed = proposed.With(Slots.Items, Slots.Join(after.Select(item => item.Write())));
        if (!isReplaced)
        {
            return new Change(changed);
        }

        // What stays keeps the version that was chosen for it.
        var chosen = Slots.Split(proposed.Slots[Slots.Replacements]).Select(MeantReplacement.Read).ToDictionary(item => item.Item.Line, item => item.Variant);
        return new Change(saysVersion || after.Exists(item => !chosen.ContainsKey(item.Line))
            ? saysVersion ? Without(changed, Slots.Replacements).With(Slots.Becomes, part.Mended) : Without(Without(changed, Slots.Replacements), Slots.Becomes)
            : changed.With(Slots.Replacements, Slots.Join(after.Select(item => new MeantReplacement(item, chosen[item.Line]).Write()))));
    }

    /// <summary>Null where the words name no items.</summary>
    private static List<MeantUnits>? Changed(ItemWords words, string folded, List<MeantUnits> before, List<ItemLine> lines)
    {
        if (words.SaysNothing)
        {
            return AllUnits.IsMatch(folded) && before is [{ Quantity: not null } part] ? [part with { Quantity = null }] : null;
        }

        if (words.Unclear.Count > 0)
        {
            return null;
        }

        if (words.Count is { } count)
        {
            var several = before.FindAll(item => lines.Find(line => line.Line == item.Line) is { Quantity: > 1 });
            return several is [var only] ? [.. before.Select(item => item == only ? item with { Quantity = count } : item)] : null;
        }

        if (words.All && Both.IsMatch(folded) && before is [{ Quantity: 1 } one] && lines.Exists(line => line.Line == one.Line && line.Quantity is 2))
        {
            // Of two mugs one was to go: "both actually" is said of the mugs, and not of all that was ordered.
            return [one with { Quantity = null }];
        }

        var taken = Removes.IsMatch(folded) ? [.. words.Named.Select(item => item.Line)] : words.Kept;
        return words.All && lines.Count is 1 ? [new MeantUnits(lines[0].Line)]
            : words.All ? words.Among(lines)
            : taken.Count > 0 && (words.Named.Count is 0 || Removes.IsMatch(folded)) ? before.FindAll(item => !taken.Contains(item.Line))
            : Adds.IsMatch(folded) ? [.. before.Where(item => words.Named.TrueForAll(named => named.Line != item.Line)), .. words.Named]
            : words.Among(lines);
    }

    private static Change OfProfile(OpenFlow proposed, UnderstoodPart part, Session session)
    {
        var changed = Profiled(proposed, part, session);
        return new Change(changed.Slots.SequenceEqual(proposed.Slots) ? null : changed);
    }

    /// <summary>The flow with the mail address, telephone number and address that the words say.</summary>
    public static OpenFlow Profiled(OpenFlow open, UnderstoodPart part, Session session)
    {
        var filled = part.Slots.OfType<Slot.Email>().LastOrDefault() is { } email ? open.With(Slots.NewEmail, email.Address.Value) : open;
        filled = part.Find<Slot.Email>() is null && ProfileChoice.PhoneIn(part.Text) is { } phone && AddressWords.Find(session.Written) is null ? filled.With(Slots.Phone, phone) : filled;
        return AddressWords.Find(session.Written) is { } address ? Addressed(filled, address) : filled;
    }

    private static Change? AddressOnly(OpenFlow proposed, UnderstoodPart part, Session session) =>
        !proposed.Slots.ContainsKey(Slots.Address) ? null
        : AddressWords.Find(session.Written) is { } found ? new Change(Addressed(proposed, found))
        : HouseNumber.Match(TextFolding.Fold(part.Mended)) is { Success: true } number && AddressDraft.Read(proposed.Slots[Slots.Address]) is { Line1: { } street } before && EndsInNumber.IsMatch(street)
            ? new Change(Addressed(proposed, before with { Line1 = EndsInNumber.Replace(street, number.Groups["number"].Value.ToUpperInvariant()) }))
        : AddressChoice.PointsToStored(TextFolding.Fold(part.Text)) ? new Change(Without(Without(proposed, Slots.Address), Slots.AddressDraft).With(Slots.OpenQuestion, Excerpt.Of(part.Text)))
        : null;

    [GeneratedRegex(@"\b(number|no|nr|house number)[. ]+(is |to |should be )?(?<number>[0-9]{1,4} ?[a-z]?)\b")]
    private static partial Regex HouseNumber { get; }

    [GeneratedRegex(@"[0-9]{1,4} ?[a-zA-Z]?$")]
    private static partial Regex EndsInNumber { get; }

    /// <summary>A whole address takes the place of the one before; a part of one mends it.</summary>
    public static OpenFlow Addressed(OpenFlow open, AddressDraft found)
    {
        var before = AddressDraft.Read(open.Slots.GetValueOrDefault(Slots.Address) ?? open.Slots.GetValueOrDefault(Slots.AddressDraft));
        return Without(open, Slots.Address).With(Slots.AddressDraft, (found.IsWhole ? found : before.And(found)).Write());
    }

    /// <summary>The same for another order, whose items are others.</summary>
    private static OpenFlow Elsewhere(OpenFlow proposed) =>
        new[] { Slots.Order, Slots.Items, Slots.Replacements, Slots.Becomes, Slots.OpenQuestion }.Aggregate(proposed, Without);

    private static List<string> TitlesIn(UnderstoodPart part, Session session) => [.. Referents.Items(part, session.State.Focus)];

    private static OpenFlow Without(OpenFlow open, string slot) => open with { Slots = open.Slots.Remove(slot) };
}
