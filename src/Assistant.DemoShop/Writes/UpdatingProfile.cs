using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>The customer's own record. Orders that are placed already stay as they are.</summary>
internal static class UpdatingProfile
{
    public static CustomerRecord Run(CustomerRecord customer, ShopCommand.UpdateProfile command)
    {
        var after = customer with { Email = command.Email ?? customer.Email, Phone = command.Phone ?? customer.Phone };
        return command.DefaultAddress is not { } address ? after
            : after.Addresses.IsEmpty ? after with { Addresses = [AddressRecord.Of(address)] }
            : after with { Addresses = after.Addresses.SetItem(0, AddressRecord.Of(address)) };
    }
}
