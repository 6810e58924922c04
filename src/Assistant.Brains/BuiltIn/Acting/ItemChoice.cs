using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Finds out which items of the order are meant; asks only where there are several and none was named.</summary>
internal static class ItemChoice
{
    private const int MaxShown = 10;

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, Flow flow, OpenFlow open, Session session)
    {
        if (await LinesAsync(open, session) is not { Count: > 0 } lines)
        {
            return new StepEnd.GoOn(open);
        }

        var able = Able(lines, flow);
        if (lines is [var only])
        {
            // Words without a number mean all of it, whatever it was called.
            return step.Ask is null && Said(open, session).All(text => ItemWords.Read(text, lines).Among(lines) is not [{ Quantity: not null }])
                ? new StepEnd.GoOn(open)
                : Taken(open, [Said(open, session).Select(text => ItemWords.Read(text, lines).Among(lines)).FirstOrDefault(items => items is [{ Quantity: not null }])?[0] ?? new MeantUnits(only.Line)]);
        }

        List<ItemWords> readings = [.. Said(open, session).Select(text => ItemWords.Read(text, lines))];
        if (readings is [{ Named.Count: 0, All: false, Count: { } count }, ..] && readings.Select(other => other.Named).FirstOrDefault(names => names.Count is 1) is [var one] && lines.Exists(line => line.Line == one.Line && line.Quantity > count))
        {
            // "There are two of the sacks in it. Could you cancel one?"
            return Taken(open, [one with { Quantity = count }]);
        }

        if (step.If is not StepCondition.Asked && session.Part is { } wish && ItemWords.SaysSome(wish.Mended))
        {
            // "Something from the order with the tent" names the order by the tent, and no item.
            return Which(step.Ask ?? "cancel.which", open, able, lines, session);
        }

        foreach (var said in readings)
        {
            if (step.If is StepCondition.Asked && (said.Unclear.Count > 0 || said is { All: true, Kept.Count: 0 }))
            {
                // Nothing is done yet: each of them is told of.
                return new StepEnd.GoOn(open);
            }

            if (said.Unclear.Count > 0)
            {
                // Words that name some items and do not choose between them never mean the whole order.
                return Which(step.Ask ?? "cancel.which", open, said.Unclear, lines, session);
            }

            if (said.Among(said.All ? able : lines) is { Count: > 0 } items)
            {
                // A part of the order is named only where it is not all of it.
                return step.Ask is null && step.If is not StepCondition.Asked && items.Count == lines.Count && items.TrueForAll(item => item.Quantity is null) ? new StepEnd.GoOn(open) : Taken(open, items);
            }
        }

        if (step.If is not StepCondition.Asked && readings is [{ Count: not null }, ..] && lines.Exists(line => line.Quantity > 1))
        {
            // A number of something is never all of it.
            return Which(step.Ask ?? "cancel.which", open, able, lines, session);
        }

        return Priced(lines, session) is { } priced ? Taken(open, [new MeantUnits(priced.Line)])
            : Pointed(open, session) is { } pointed ? new StepEnd.GoOn(open.With(Slots.Items, pointed))
            : step.Ask is { } ask ? Which(ask, open, able, lines, session)
            : new StepEnd.GoOn(open);
    }

    /// <summary>The lines of the order that is spoken of; null where it cannot be read.</summary>
    public static async Task<List<ItemLine>?> LinesAsync(OpenFlow open, Session session)
    {
        if (!open.Slots.TryGetValue(Slots.Order, out var number))
        {
            return null;
        }

        var answer = await session.Tools.CallAsync(ToolNames.FindOrder, ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("order", Slots.ToJson(Slots.Order, number))]));
        if (OrderFacts.Of(answer) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        return ItemLine.Of(order);
    }

    /// <summary>What the shopper wrote now, then what they wrote when they began with it.</summary>
    private static IEnumerable<string> Said(OpenFlow open, Session session) =>
        new[] { session.Part?.Mended, open.Slots.GetValueOrDefault(Slots.OpenQuestion), session.Written }.OfType<string>().Distinct();

    /// <summary>"I'd like my 179 euros back": the one item that costs so much; null where none does, or several do.</summary>
    private static ItemLine? Priced(List<ItemLine> lines, Session session) =>
        session.Part?.Find<Slot.Amount>() is { Value: var value }
            ? lines.FindAll(line => line.UnitPrice == value) is [var only] ? only : null
            : null;

    /// <summary>"Send them back" after the boots were spoken of.</summary>
    private static string? Pointed(OpenFlow open, Session session) =>
        session.Part?.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastMentioned or ReferenceKind.LastMentionedAll) is true
            ? session.State.Interrupted.Append(session.State.Proposed).Append(session.State.Last)
                .LastOrDefault(spoken => spoken?.Slots.ContainsKey(Slots.Items) is true && spoken.Slots.GetValueOrDefault(Slots.Order) == open.Slots.GetValueOrDefault(Slots.Order))?.Slots[Slots.Items]
            : null;

    /// <summary>The lines with which it could be done as they stand; all where there are none, so that the reasons are told.</summary>
    private static List<ItemLine> Able(List<ItemLine> lines, Flow flow) =>
        flow.WriteTool is ToolNames.CreateReturn or ToolNames.CreateExchange && lines.FindAll(line => line.Delivered > 0) is { Count: > 0 } delivered ? delivered : lines;

    private static StepEnd Which(string ask, OpenFlow open, List<ItemLine> among, List<ItemLine> lines, Session session)
    {
        var labels = among.Take(MaxShown).Select(line => line.Label(lines)).ToList();
        session.Look(focus => focus with { Choices = [] });
        return Asking.For(
                Slots.Items, ask, open, session,
                ("order", open.Slots[Slots.Order]),
                ("items", Phrases.Bullets(among.Take(MaxShown).Select(line => OrderWords.Counted(line.Quantity, line.Label(lines))))))
            .Suggesting(session, among.Count == lines.Count ? [.. labels.Take(3), session.Label("suggest.all_items")] : labels);
    }

    private static StepEnd.GoOn Taken(OpenFlow open, IEnumerable<MeantUnits> items) =>
        new(open.With(Slots.Items, Slots.Join(items.Select(item => item.Write()))));
}
