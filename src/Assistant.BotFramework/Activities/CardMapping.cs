using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>Gives cards the attachment types that every Bot Framework client draws.</summary>
internal static class CardMapping
{
    /// <param name="action">An intended write has a card of its own while it waits for the shopper.</param>
    /// <param name="at">When the message was said.</param>
    public static IReadOnlyList<Attachment>? Attachments(ImmutableArray<Card> cards, ActionNote? action, DateTimeOffset at, PublicUrl links)
    {
        IReadOnlyList<Attachment> attachments =
        [
            .. cards.Select(card => Attachment(card, links)),
            .. action is { State: ActionNoteState.Proposed } ? new[] { ActionMapping.Attachment(action, at) } : [],
        ];
        return attachments.Count is 0 ? null : attachments;
    }

    /// <summary>Products stand side by side; everything else is read from top to bottom.</summary>
    public static string? Layout(ImmutableArray<Card> cards) =>
        cards.Length > 1 && cards.All(card => card is Card.ProductCard) ? "carousel" : null;

    private static Attachment Attachment(Card card, PublicUrl links) => card switch
    {
        Card.OrderCard order => new Attachment(ReceiptCard.ContentType, Receipt(order)),
        Card.ProductCard product => new Attachment(HeroCard.ContentType, Hero(product, links)),
        _ => throw new UnreachableException(),
    };

    private static ReceiptCard Receipt(Card.OrderCard order) => new(
        order.Title,
        [.. order.Facts.Select(fact => new ReceiptFact(fact.Label, fact.Value))],
        [.. order.Items.Select(item => new ReceiptItem(
            item.Title, NullIfEmpty(item.Subtitle), item.Amount, item.Quantity.ToString(CultureInfo.InvariantCulture)))],
        order.Total.ToString());

    private static HeroCard Hero(Card.ProductCard product, PublicUrl links) =>
        new(product.Title, NullIfEmpty(product.Price), NullIfEmpty(product.Details))
        {
            Images = product.ImagePath is { } path && links.Of(path) is { } url ? [new CardImage(url, product.Title)] : null,
            Buttons = [new ImBack("Tell me more", $"Tell me about {product.Title}")],
        };

    private static string? NullIfEmpty(string text) => text.Length is 0 ? null : text;
}
