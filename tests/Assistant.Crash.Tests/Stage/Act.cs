using Assistant.Crash.Host;
using Assistant.Testing;

namespace Assistant.Crash.Tests.Stage;

/// <summary>Something that a shopper may want done, and the call that a brain makes of it.</summary>
/// <param name="Words">What the shopper says.</param>
public sealed record Act(string Words, string Tool, object Arguments)
{
    public static readonly Act Return = new("please send one cup back", "create_return", new { order = "W1001", items = new[] { new { line = "1", quantity = 1 } } });
    public static readonly Act ReturnAll = new("please send all cups back", "create_return", new { order = "W1001", items = new[] { new { line = "1", quantity = 6 } } });
    public static readonly Act Exchange = new("please make it blue", "create_exchange", new { order = "W1001", items = new[] { new { line = "1", variant = "cup-blue", quantity = 1 } } });
    public static readonly Act Cancel = new("please cancel it", "cancel_order", new { order = "W1010" });
    public static readonly Act Address = new("please send it elsewhere", "change_address", new { order = "W1010", address = new { line1 = "Nieuwegracht 2", city = "Utrecht", postal_code = "3512 LB" } });
    public static readonly Act Payment = new("please take my gift card", "change_payment", new { order = "W1010", payment_method = "gift-1" });
    public static readonly Act Items = new("please swap one for blue", "change_items", new { order = "W1010", items = new[] { new { line = "1", variant = "cup-blue", quantity = 1 } } });
    public static readonly Act Phone = new("please take my new phone", "update_profile", new { phone = "+31 6 5550 9999" });
    public static readonly Act Mail = new("please take my new mailbox", "update_profile", new { email = "ada@new.example" });
    public static readonly Act Look = new("please look at it", "find_order", new { order = "W1001" });

    private static readonly Act[] All = [Return, ReturnAll, Exchange, Cancel, Address, Payment, Items, Phone, Mail, Look];

    /// <summary>One for each kind of change.</summary>
    public static TheoryData<string> Changes => [.. All.Where(act => act != Mail && act != Look && act != ReturnAll).Select(act => act.Words)];

    public static Act Of(string words) => All.First(act => act.Words == words);

    /// <summary>A brain that does what it is asked to.</summary>
    public static ScriptedModel Brain() => new(ScriptedModel.Does(request => Wishes.Answer(request, words =>
        All.FirstOrDefault(act => words.Contains(act.Words, StringComparison.Ordinal)) is { } act ? (act.Tool, act.Arguments) : null)));
}
