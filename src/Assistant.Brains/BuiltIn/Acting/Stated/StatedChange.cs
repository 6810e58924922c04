using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>
/// What is to become of an order, where the words state it so plainly that no likeness to examples is asked for: a street that it goes
/// to, a way to pay for it, a size in place of another, an item that is left out.
/// </summary>
internal static class StatedChange
{
    private const string And = " and ";

    /// <summary>The flow that does it; null where nothing is stated so.</summary>
    /// <param name="spokenOf">The order that is being spoken of.</param>
    public static string? Of(UnderstoodPart part, string? spokenOf)
    {
        if (part.IsNegated)
        {
            return null;
        }

        var text = TextFolding.Fold(part.Mended).Trim();
        return StatedAddress.OfAccount(part, text) ? WellKnown.UpdateProfile
            : StatedAddress.OfOrder(part, text) ? WellKnown.ChangeAddress
            : StatedRemoval.Cancels(part, text, spokenOf) ? WellKnown.CancelOrder
            : StatedRemoval.Returns(part, text) ? WellKnown.ReturnItem
            : StatedPayment.IsIn(part, text) ? WellKnown.ChangePayment
            : StatedVersion.Of(part, text);
    }

    /// <summary>Two wishes in one breath: "take the grinder out and send the rest to Vismarkt 11"; the order is that of both.</summary>
    public static IReadOnlyList<UnderstoodPart> Split(UnderstoodPart part, string? spokenOf)
    {
        var at = part.Text.IndexOf(And, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || part.Mended.IndexOf(And, StringComparison.OrdinalIgnoreCase) is not (> 0 and var mendedAt))
        {
            return [part];
        }

        var orders = part.Slots.Where(slot => slot is Slot.Order).ToList();
        var left = part with { Text = part.Text[..at], Mended = part.Mended[..mendedAt] };
        var right = part with { Text = part.Text[(at + And.Length)..], Mended = part.Mended[(mendedAt + And.Length)..] };
        left = left with { Slots = [.. part.Slots.Where(slot => left.Text.Contains(slot.At.Raw, StringComparison.Ordinal)).Union(orders)] };
        right = right with { Slots = [.. part.Slots.Where(slot => right.Text.Contains(slot.At.Raw, StringComparison.Ordinal)).Union(orders)] };
        return Of(left, spokenOf) is { } first && Of(right, spokenOf) is { } second && first != second ? [left, right] : [part];
    }
}
