using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Actions;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;

namespace Assistant.Core.Conversations;

/// <summary>What a shopper is told, before a channel gives it its form.</summary>
/// <param name="Text">Plain sentences. A blank line separates paragraphs, <c>- </c> starts a list item, <c>[1]</c> points to a citation.</param>
public sealed record OutgoingMessage(Speaker Speaker, string Text)
{
    public ImmutableArray<Citation> Citations { get; init; } = [];

    public ImmutableArray<Card> Cards { get; init; } = [];

    /// <summary>Short replies that the shopper may pick instead of typing.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>The intended write that this message shows, or whose state it tells. Its card is drawn by code alone.</summary>
    public ActionNote? Action { get; init; }
}

public enum Speaker
{
    Assistant,
    Person,
    System,
}

/// <summary>The live passage that a statement rests on.</summary>
/// <param name="Number">The marker in the text.</param>
/// <param name="Heading">Heading path as one line.</param>
/// <param name="Text">The passage as it was when it was cited.</param>
public sealed record Citation(
    int Number, PageId Page, string Title, string Anchor, string Heading, string Version, string Text);

/// <summary>Facts drawn by code beside the text. A brain never writes one.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OrderCard), "order")]
[JsonDerivedType(typeof(ProductCard), "product")]
public abstract record Card
{
    private Card()
    {
    }

    public sealed record OrderCard(
        OrderNumber Order, string Title, ImmutableArray<CardFact> Facts, ImmutableArray<CardItem> Items, Money Total) : Card;

    /// <param name="Price">Such as <c>€129.00</c> or <c>from €99.00</c>.</param>
    public sealed record ProductCard(
        ProductId Product, string Title, string Price, string Details, string? ImagePath) : Card;
}

public sealed record CardFact(string Label, string Value);

/// <param name="Subtitle">Options, traits or state, in one line.</param>
public sealed record CardItem(string Title, string Subtitle, int Quantity, string Amount);
