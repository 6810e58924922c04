using System.ComponentModel;
using System.Text.Json.Nodes;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Identity;

/// <summary>Starts the guest check. Whether order and mail address belong together cannot be learned from its answer.</summary>
public sealed class VerifyCustomer : ITool<VerifyCustomer.Arguments>
{
    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("The mail address that was used for the order.")] EmailAddress Email);

    public static ToolContract Contract { get; } = new(
        "verify_customer",
        ToolEffect.Control,
        IdentityLevel.None,
        "Customer accounts",
        "Starts the check that opens one order to a shopper who is not signed in: if order number and mail address match, a "
            + "six-digit code is mailed, which the shopper then types here. The answer is the same whether they match or not.",
        "Preparing a check");

    public Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ToolResult>(new ToolResult.Found(new JsonObject { ["status"] = "code_mailed_if_they_match" })
        {
            Effect = new ControlEffect.StartGuestCheck(arguments.Order, arguments.Email.Value),
        });
}
