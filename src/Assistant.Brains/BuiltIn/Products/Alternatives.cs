using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>A shape that can be said in several ways has a group for each: <c>number</c>, <c>number2</c> and <c>number3</c>.</summary>
internal static class Alternatives
{
    /// <summary>The group that matched.</summary>
    public static Group First(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? group
        : match.Groups[$"{name}2"] is { Success: true } second ? second
        : match.Groups[$"{name}3"];
}
