using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>What the replies call a change: <c>decision.cancel_no</c>, <c>cancel.shall_i</c>.</summary>
internal static class ActSubject
{
    public static string Of(ActionKind action) => action switch
    {
        ActionKind.Cancel => "cancel",
        ActionKind.ChangeAddress => "address",
        ActionKind.ChangePayment => "payment",
        ActionKind.ChangeItems => "items",
        ActionKind.Exchange => "exchange",
        _ => "return",
    };

    public static string Of(string tool) => tool switch
    {
        ToolNames.CancelOrder => "cancel",
        ToolNames.ChangeAddress => "address",
        ToolNames.ChangePayment => "payment",
        ToolNames.ChangeItems => "items",
        ToolNames.CreateExchange => "exchange",
        ToolNames.UpdateProfile => "profile",
        _ => "return",
    };
}
