using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Assistant.Core.Shop;

/// <summary>The shop's own id of a customer.</summary>
[JsonConverter(typeof(TextIdJsonConverter<CustomerId>))]
public readonly record struct CustomerId(string Value) : ITextId<CustomerId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out CustomerId id)
    {
        id = OpaqueId.IsValid(text) ? new CustomerId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The shop's own id of a product.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ProductId>))]
public readonly record struct ProductId(string Value) : ITextId<ProductId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ProductId id)
    {
        id = OpaqueId.IsValid(text) ? new ProductId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The shop's own id of a variant: one product in one size, colour and so on.</summary>
[JsonConverter(typeof(TextIdJsonConverter<VariantId>))]
public readonly record struct VariantId(string Value) : ITextId<VariantId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out VariantId id)
    {
        id = OpaqueId.IsValid(text) ? new VariantId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The id of one line inside its order, such as `1`.</summary>
[JsonConverter(typeof(TextIdJsonConverter<OrderLineId>))]
public readonly record struct OrderLineId(string Value) : ITextId<OrderLineId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out OrderLineId id)
    {
        id = OpaqueId.IsValid(text) ? new OrderLineId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The id of a payment method that the shop stored with a customer.</summary>
[JsonConverter(typeof(TextIdJsonConverter<PaymentMethodId>))]
public readonly record struct PaymentMethodId(string Value) : ITextId<PaymentMethodId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out PaymentMethodId id)
    {
        id = OpaqueId.IsValid(text) ? new PaymentMethodId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The id of a return or an exchange.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ReturnId>))]
public readonly record struct ReturnId(string Value) : ITextId<ReturnId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ReturnId id)
    {
        id = OpaqueId.IsValid(text) ? new ReturnId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The id of a shipment (one parcel or one download).</summary>
[JsonConverter(typeof(TextIdJsonConverter<ShipmentId>))]
public readonly record struct ShipmentId(string Value) : ITextId<ShipmentId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ShipmentId id)
    {
        id = OpaqueId.IsValid(text) ? new ShipmentId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
