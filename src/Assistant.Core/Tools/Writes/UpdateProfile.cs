using System.ComponentModel;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Changes the signed-in customer's own default address and contact data.</summary>
public sealed class UpdateProfile(IShop shop) : IWriteTool<UpdateProfile.Arguments>
{
    public sealed record Arguments(
        [property: Description("New default address.")] AddressArgument? Address = null,
        [property: Description("New mail address.")] EmailAddress? Email = null,
        [property: Description("New phone number.")] ShortText? Phone = null);

    public static ToolContract Contract { get; } = new(
        "update_profile",
        ToolEffect.Write,
        IdentityLevel.Customer,
        "Customer accounts",
        "Proposes to change the signed-in shopper's default address, mail address or phone number. Orders that are placed already stay as they are. "
            + "The shopper sees a card and confirms it.",
        "Checking the change of your account");

    public async Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (context.Identity is not ShopperIdentity.Customer(var id) || await shop.FindCustomerAsync(id, cancellationToken) is not { } customer)
        {
            return new WritePlan.Refused("There is no account to change.");
        }

        var address = arguments.Address?.Over(customer.DefaultAddress ?? Nobodys(customer));
        var command = new ShopCommand.UpdateProfile(
            address == customer.DefaultAddress ? null : address,
            arguments.Email?.Value is { } email && !email.Equals(customer.Email, StringComparison.OrdinalIgnoreCase) ? email : null,
            arguments.Phone?.Value is { } phone && phone != customer.Phone ? phone : null);
        if (command is { DefaultAddress: { Country: "" } })
        {
            return new WritePlan.Refused("Name the country of the address.");
        }

        return command is { DefaultAddress: null, Email: null, Phone: null }
            ? new WritePlan.Refused("The account says so already; nothing would change.")
            : new WritePlan.Ready(command, Summary(command), Decision: null)
            {
                // Whoever can change where mail goes can take over the account.
                StepUp = command.Email is not null,
            };
    }

    private static Address Nobodys(Customer customer) =>
        new($"{customer.FirstName} {customer.LastName}", "", null, "", null, "", "");

    private static ActionSummary Summary(ShopCommand.UpdateProfile command)
    {
        var facts = new List<CardFact>();
        if (command.DefaultAddress is { } address)
        {
            facts.Add(Summaries.Fact("New default address", address));
        }

        if (command.Email is { } email)
        {
            facts.Add(new CardFact("New mail address", email));
        }

        if (command.Phone is { } phone)
        {
            facts.Add(new CardFact("New phone number", phone));
        }

        return Summaries.Of([.. facts]);
    }
}
