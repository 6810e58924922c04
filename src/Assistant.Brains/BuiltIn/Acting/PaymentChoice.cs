using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Finds out which of the stored ways to pay is meant: "my PayPal", "the Mastercard", "the card ending in 4242".</summary>
internal static partial class PaymentChoice
{
    // Words that stand in labels without telling one from another, or that say only that it is paid.
    private static readonly FrozenSet<string> Weak =
        ["ending", "in", "with", "my", "the", "of", "account", "to", "from", "by", "on", "for", "a", "an", "pay", "payment", "method", "other", "and"];

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["card"] = "card", ["credit"] = "card", ["debit"] = "card", ["paypal"] = "paypal", ["ideal"] = "ideal", ["klarna"] = "klarna",
        ["gift"] = "gift_card", ["giftcard"] = "gift_card", ["voucher"] = "gift_card", ["bank"] = "bank_transfer", ["transfer"] = "bank_transfer",
    }.ToFrozenDictionary();

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        if (await MethodsAsync(session) is not { } methods)
        {
            return new StepEnd.GoOn(open);
        }

        if (methods.IsEmpty)
        {
            session.Draft.State(session.Say("profile.no_payment"));
            return new StepEnd.Over();
        }

        var said = open.Slots.TryGetValue(Slots.PaymentWish, out var wish) ? wish : open.Slots.GetValueOrDefault(Slots.OpenQuestion, session.Part?.Mended ?? "");
        var now = await PaidWithAsync(open, session);
        var meant = Meant(said, methods);
        if (methods.All(method => now.Contains(method.Label)))
        {
            session.Draft.State(session.Say("payment.no_other"));
            return new StepEnd.TurnsTo(WellKnown.PaymentClosed);
        }

        if (SaysOther.IsMatch(TextFolding.Fold(said)))
        {
            // "My other card": not the one that it is paid with.
            meant = [.. (meant.Count > 0 ? meant : [.. methods]).Where(method => !now.Contains(method.Label))];
        }

        if (meant is [{ Id: { } id }])
        {
            return new StepEnd.GoOn(open.With(Slots.PaymentMethod, id));
        }

        var others = methods.Where(method => !now.Contains(method.Label)).ToList();
        var shown = (meant.Count > 0 ? meant : others.Count > 0 ? others : [.. methods]).Select(method => method.Label).ToImmutableArray();
        if (meant.Count is 0 && NamesOne(said))
        {
            session.Draft.State(session.Say("payment.not_stored"));
        }

        session.Look(focus => focus with { Choices = shown });
        return Asking.For(Slots.PaymentMethod, step.Ask!, open, session, ("methods", Phrases.Or([.. shown]))).Suggesting(session, shown);
    }

    [GeneratedRegex(@"\b(other|another|different|second)\b")]
    private static partial Regex SaysOther { get; }

    /// <summary>How the order is paid so far.</summary>
    private static async Task<HashSet<string>> PaidWithAsync(OpenFlow open, Session session) =>
        !open.Slots.TryGetValue(Slots.Order, out var number) ? []
        : OrderFacts.Of(await session.Tools.CallAsync(ToolNames.FindOrder, ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("order", Slots.ToJson(Slots.Order, number))]))) is { } order
            ? [.. order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).Select(payment => payment.Method)]
        : [];

    /// <summary>Whether some words name a way to pay at all.</summary>
    public static bool NamesOne(string text) => Words(text).Any(Kinds.ContainsKey) || Words(text).Any(word => word is "visa" or "mastercard" or "maestro" or "amex");

    /// <summary>Null where they cannot be read.</summary>
    public static async Task<ImmutableArray<ProfileFacts.Method>?> MethodsAsync(Session session) => ToolAnswer.Read(
        await session.Tools.CallAsync(ToolNames.GetProfile, ImmutableSortedDictionary<string, JsonElement>.Empty),
        ProfileJson.Default.ProfileFacts) is { } profile
        ? profile.PaymentMethods.IsDefault ? [] : profile.PaymentMethods
        : null;

    /// <summary>Those that the words fit best; none where they name none of them.</summary>
    public static List<ProfileFacts.Method> Meant(string text, IReadOnlyCollection<ProfileFacts.Method> methods)
    {
        // "From my Visa to PayPal": what it is to be stands behind the last "to", "with" or "by".
        var said = Words(Target(text)).ToHashSet();
        var kinds = said.Where(Kinds.ContainsKey).Select(word => Kinds[word]).ToHashSet();
        if (kinds.Contains("gift_card"))
        {
            kinds.Remove("card");
        }

        var scored = methods.Select(method => (method, Score: (2 * Words(method.Label).Count(word => !Kinds.ContainsKey(word) && said.Contains(word))) + (kinds.Contains(method.Kind ?? "") ? 1 : 0)))
            .Where(pair => pair.Score > 0).ToList();
        return [.. scored.Where(pair => pair.Score == scored.Max(other => other.Score)).Select(pair => pair.method)];
    }

    private static string Target(string text)
    {
        var folded = Contrast.Kept(TextFolding.Fold(text));
        var marks = new[] { " to ", " with ", " by ", " on ", " via ", " use ", " using " };
        return marks.Select(mark => folded.LastIndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).Order().Select(at => folded[at..]).LastOrDefault(NamesOne) ?? folded;
    }

    private static IEnumerable<string> Words(string text) => Word.Split(TextFolding.Fold(text)).Select(word => Singular.Of(word.Text)).Where(word => !Weak.Contains(word));
}
