using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Activities;

internal sealed record Attachment(string ContentType, CardContent Content);

[JsonDerivedType(typeof(ReceiptCard))]
[JsonDerivedType(typeof(HeroCard))]
internal abstract record CardContent;

/// <remarks>Prices and quantities are texts on this wire.</remarks>
internal sealed record ReceiptCard(
    string Title, ImmutableArray<ReceiptFact> Facts, ImmutableArray<ReceiptItem> Items, string Total) : CardContent
{
    public const string ContentType = "application/vnd.microsoft.card.receipt";
}

internal sealed record ReceiptFact(string Key, string Value);

internal sealed record ReceiptItem(string Title, string? Subtitle, string Price, string Quantity);

internal sealed record HeroCard(string Title, string? Subtitle, string? Text) : CardContent
{
    public const string ContentType = "application/vnd.microsoft.card.hero";

    public IReadOnlyList<CardImage>? Images { get; init; }

    public required ImmutableArray<CardAction> Buttons { get; init; }
}

internal sealed record CardImage(string Url, string Alt);
