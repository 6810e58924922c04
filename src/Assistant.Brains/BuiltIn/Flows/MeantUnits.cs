using System.Globalization;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>A line of an order as the text of a slot: <c>1</c>, or <c>1 2</c> where two of its units are meant.</summary>
/// <param name="Quantity">Null for all that can be meant.</param>
internal sealed record MeantUnits(string Line, int? Quantity = null)
{
    /// <summary>As tools take it.</summary>
    public Dictionary<string, object> Argument => Quantity is { } quantity ? new() { ["line"] = Line, ["quantity"] = quantity } : new() { ["line"] = Line };

    public static MeantUnits Read(string text) => text.Split(' ') switch
    {
        [var line, var quantity] => new(line, int.Parse(quantity, CultureInfo.InvariantCulture)),
        _ => new(text),
    };

    public string Write() => Quantity is { } quantity ? string.Create(CultureInfo.InvariantCulture, $"{Line} {quantity}") : Line;
}

/// <summary>A line of an order with what it becomes, as the text of a slot: line, variant and, where not all are meant, units.</summary>
internal sealed record MeantReplacement(MeantUnits Item, string Variant)
{
    /// <summary>As tools take it.</summary>
    public Dictionary<string, object> Argument => new(Item.Argument) { ["variant"] = Variant };

    public static MeantReplacement Read(string text) => text.Split(' ') is [var line, var variant, .. var quantity]
        ? new(MeantUnits.Read(string.Join(' ', [line, .. quantity])), variant)
        : throw new FormatException("A replacement is a line and a variant.");

    public string Write() => Item.Quantity is { } quantity ? string.Create(CultureInfo.InvariantCulture, $"{Item.Line} {Variant} {quantity}") : $"{Item.Line} {Variant}";
}
