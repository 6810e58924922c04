using Assistant.Brains.BuiltIn.Dialogue;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Makes an order what "it" and "the boots" point to.</summary>
internal static class OrderFocus
{
    private const int MaxItems = 12;
    private const int MaxTitle = 120;

    public static void Set(OrderFacts order, Session session) => session.Look(focus => focus with
    {
        Order = order.Number,
        Items = [.. order.Items.Take(MaxItems).Select(item => new ShownItem(item.Line, item.Product, Short(item.Title)))],
    });

    public static string Short(string title) => title.Length <= MaxTitle ? title : title[..MaxTitle];
}
