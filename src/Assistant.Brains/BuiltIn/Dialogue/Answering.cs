using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Reads an answer to what was asked, wherever in the message and in whichever order the values stand.</summary>
internal static partial class Answering
{
    private const int LongestCorrection = 200;

    [GeneratedRegex(@"^((i|think|guess|believe|maybe|its|it's|it|is|was|the|my|order|number|nr|no|should|be|that|would|probably|ok|so|yes|sorry|here|ah)[ .:,#]+)*#?(?<digits>\d{3,15})( (i )?(think|guess|believe))?[.!?]*$")]
    private static partial Regex Digits { get; }

    /// <summary>The waiting flow with what the part gives it; null when it gives nothing that was asked for.</summary>
    public static OpenFlow? Of(UnderstoodPart part, OpenFlow waiting, Session session, SlotFiller filler) => Of(part, waiting, session, session.State.Focus, filler);

    /// <summary>What is asked for on the way to a change.</summary>
    public static bool IsForChange(OpenFlow waiting) => waiting.Asked is Slots.Items or Slots.Replacements or Slots.Address or Slots.PaymentMethod or Slots.ProfileChange;

    private static OpenFlow? Of(UnderstoodPart part, OpenFlow waiting, Session session, Focus focus, SlotFiller filler) => waiting.Asked switch
    {
        // "It's W1005", while its new address is asked for: which order is meant, and no question how it stands.
        _ when IsForChange(waiting) && waiting.Slots.TryGetValue(Slots.Order, out var order) && Referents.IsOnlyOrder(part) =>
            Referents.Named(part) is { } named && named != order ? waiting with { Slots = waiting.Slots.RemoveRange([Slots.Items, Slots.Replacements]).SetItem(Slots.Order, named) } : waiting,
        Slots.Items when AsksBeside(part) => null,
        Slots.Items => Chosen(part, waiting, focus),
        Slots.Replacements => Picked(part, focus) is { } version ? waiting.With(Slots.Becomes, version) : VariantWords.MaySay(part) ? waiting.With(Slots.Becomes, part.Mended) : null,
        Slots.PaymentMethod => Picked(part, focus) is { } method ? waiting.With(Slots.PaymentWish, method) : PaymentChoice.NamesOne(part.Mended) ? waiting.With(Slots.PaymentWish, part.Mended) : null,
        Slots.Address => Addressed(part, waiting, session),
        Slots.ProfileChange => CardChanges.Profiled(waiting, part, session) is var told && !told.Slots.SequenceEqual(waiting.Slots) ? told
            : ProfileChoice.Of(part.Mended) is not Accounts.ProfileSubjects.None ? waiting.With(Slots.OpenQuestion, Excerpt.Of(part.Text)) : null,
        Slots.Order or Slots.Email or Slots.Code => Identified(part, waiting, focus) ?? (waiting.Flow is WellKnown.ChangeAddress ? Addressed(part, waiting, session) : null),
        Slots.Product when Referents.Product(part, focus) is { } product => waiting.With(Slots.Product, product),
        Slots.Product or Slots.Query when part.Prediction.IsRejected || part.Prediction.Intent is "product_search" or "product_question" or "stock" =>
            waiting.With(Slots.Query, Excerpt.Of(part.Text)),
        Slots.Wish when part.Prediction.IsRejected || IsAboutProducts(part) || filler.Wish(part).HasFilters => Wished(filler.Wish(part), waiting),
        _ => null,
    };

    /// <summary>"Do I pay postage if it's only the jacket?" names an item and chooses none.</summary>
    public static bool AsksBeside(UnderstoodPart part) => SlotFiller.IsQuestion(part.Text) && !ActWish.IsSaid(part.Mended);

    private static bool IsAboutProducts(UnderstoodPart part) => part.Prediction.Intent is "product_search" or "product_question" or "stock";

    /// <summary>Who has no idea what to give is shown presents; a second question would help nobody.</summary>
    private static OpenFlow? Wished(CatalogWish said, OpenFlow waiting) => CatalogWish.Of(waiting.Slots).And(said) switch
    {
        { IsEnough: true } wish => wish.Into(waiting),
        { IsGift: true } wish => wish.Into(waiting).With(Slots.Wish, "true"),
        _ => null,
    };

    /// <summary>Items by name, by number in the list, or all of them; which units are able, the choice itself sees.</summary>
    private static OpenFlow? Chosen(UnderstoodPart part, OpenFlow waiting, Focus focus)
    {
        List<ItemLine> lines = [.. focus.Items.Select(ItemLine.Of)];
        return part.Find<Slot.Ordinal>() is { Position: var at } && at != 0 && Math.Abs(at) <= lines.Count && !lines.Exists(line => line.Title.Contains(part.Text, StringComparison.OrdinalIgnoreCase))
                ? waiting.With(Slots.Items, (at > 0 ? lines[at - 1] : lines[^-at]).Line)
            : !ItemWords.Read(part.Mended, lines).SaysNothing ? waiting
            : null;
    }

    /// <summary>One of what was given to choose from: by its place, or by a word that it alone has.</summary>
    private static string? Picked(UnderstoodPart part, Focus focus)
    {
        if (part.Find<Slot.Ordinal>() is { Position: var at } && at != 0 && Math.Abs(at) <= focus.Choices.Length)
        {
            return at > 0 ? focus.Choices[at - 1] : focus.Choices[^-at];
        }

        var said = Word.Split(TextFolding.Fold(part.Mended)).Select(word => word.Text).ToHashSet();
        var scored = focus.Choices.Select(choice => (choice, Score: Word.Split(TextFolding.Fold(choice)).Count(word => said.Contains(word.Text)))).Where(pair => pair.Score > 0).ToList();
        return scored.FindAll(pair => pair.Score == scored.Max(other => other.Score)) is [var only] ? only.choice : scored.Count > 0 ? part.Mended : null;
    }

    private static OpenFlow? Addressed(UnderstoodPart part, OpenFlow waiting, Session session) =>
        AddressWords.Answer(session.Written, AddressDraft.Read(waiting.Slots.GetValueOrDefault(Slots.AddressDraft))) is { } found ? CardChanges.Addressed(waiting, found)
        : AddressChoice.PointsToStored(TextFolding.Fold(part.Text)) ? waiting.With(Slots.OpenQuestion, Excerpt.Of(part.Text))
        : null;

    private static OpenFlow? Identified(UnderstoodPart part, OpenFlow waiting, Focus focus)
    {
        var order = waiting.Asked is Slots.Order ? Referents.Order(part, focus) ?? BareNumber(part) : Referents.Named(part);
        var email = Mended(part);
        var answered = waiting;
        answered = order is null ? answered : (order == focus.Order ? answered : answered with { Slots = answered.Slots.Remove(Slots.Items) }).With(Slots.Order, order);
        answered = email is null ? answered : answered.With(Slots.Email, email);
        return order is null && email is null ? null : answered;
    }

    [GeneratedRegex(@"\b(no|sorry|meant|mean|correct(ion)?|actually|rather|oops|typo)\b")]
    private static partial Regex PutsRight { get; }

    /// <summary>Short words that take something back: "no, sorry, I meant ...".</summary>
    internal static bool IsPutRight(string text) => text.Length <= LongestCorrection && PutsRight.IsMatch(TextFolding.Fold(text));

    /// <summary>"ada@exmaple.com, sorry, ada@example.com": the one that it was put right to.</summary>
    internal static string? Mended(UnderstoodPart part) => part.Slots.OfType<Slot.Email>().ToList() switch
    {
        [] => null,
        [_, .., var last] when IsPutRight(part.Text) => last.Address.Value,
        [var first, ..] => first.Address.Value,
    };

    /// <summary>Digits alone are an order number where one was asked for; nowhere else.</summary>
    private static string? BareNumber(UnderstoodPart part) =>
        Digits.Match(TextFolding.Fold(part.Text).Trim()) is { Success: true } bare
            ? new OrderNumberRecogniser()
                .Find(new SlotText($"order {bare.Groups["digits"].Value}", new UnderstandingContext(DateOnly.MinValue)))
                .OfType<Slot.Order>()
                .FirstOrDefault()?.Number.Value
            : null;
}
