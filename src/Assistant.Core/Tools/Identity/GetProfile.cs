using System.Collections.Immutable;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Identity;

/// <summary>The signed-in shopper's own record.</summary>
public sealed class GetProfile(IShop shop) : ITool<GetProfile.Arguments>
{
    public sealed record Arguments;

    public static ToolContract Contract { get; } = new(
        "get_profile",
        ToolEffect.Read,
        IdentityLevel.Customer,
        "Customer accounts",
        "Reads the signed-in shopper's name, contact data, addresses and stored payment methods (masked).",
        "Looking up your account");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        context.Identity is ShopperIdentity.Customer(var id)
            && await shop.FindCustomerAsync(id, cancellationToken) is { } customer
            ? new ToolResult.Found(ToolJson.Write(Profile.Of(customer)))
            : new ToolResult.Refused("There is no account to read.");

    private sealed record Profile(
        string FirstName,
        string LastName,
        string Email,
        string? Phone,
        ImmutableArray<Address> Addresses,
        ImmutableArray<Method> PaymentMethods,
        string Group)
    {
        public static Profile Of(Customer customer) => new(
            customer.FirstName,
            customer.LastName,
            customer.Email,
            customer.Phone,
            customer.Addresses,
            [.. customer.PaymentMethods.Select(method => new Method(
                method.Id, method.Kind, method.Label, method.Balance is { } balance ? MoneyView.Of(balance) : null))],
            customer.Group);
    }

    private sealed record Method(PaymentMethodId Id, string Kind, string Label, MoneyView? Balance);
}
