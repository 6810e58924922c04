using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>Policy pages of a few sentences, each found by a word of the question. What no word finds, no page answers.</summary>
internal sealed class TestPages : IPassageIndex
{
    private static readonly ImmutableArray<(string Word, string Page, string Text)> Sentences =
    [
        ("gift card", "gift-cards", "A gift card is valid for 5 years."),
        ("japan", "international", "Delivery to Japan takes 7 to 12 working days."),
        ("cancel", "cancellations", "You can cancel an order free of charge until it is packed."),
        ("exchange", "exchanges", "You can exchange an item within 30 days of delivery."),
        ("refund", "refunds", "A refund to a card takes 3 to 5 working days."),
        ("money back", "refunds", "A refund to a card takes 3 to 5 working days."),
        ("return", "returns", "You can return most items within 30 days of delivery, unless they are marked final sale."),
        ("address", "order-changes", "You can change the address until the order is shipped."),
        ("warranty", "warranty", "All products have a warranty of 2 years."),
        ("open", "contact", "People answer from Monday to Friday."),
        ("delivery", "shipping", "Delivery takes 1 to 2 working days."),
        ("price match", "prices", "We match a lower price of another shop."),
        ("password", "account", "Choose \"Forgot password\" to set a new one."),
        ("broken", "damaged", "Send us three photos of what is broken."),
    ];

    /// <summary>What was asked, oldest first.</summary>
    public List<string> Asked { get; } = [];

    public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        return Task.FromResult<IReadOnlyList<PassageHit>>(
        [
            .. Sentences.Where(entry => query.Contains(entry.Word, StringComparison.OrdinalIgnoreCase)).Take(1).Select(entry => new PassageHit(
                new Passage(new PageId(entry.Page), entry.Page, entry.Page, [entry.Page], "v1", 0, entry.Text, []), 0.9, Answers: true)),
        ]);
    }
}
