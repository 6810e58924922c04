using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>"Oops typo, 1002": digits alone are an order's number where one was just spoken of and nothing else is said but that it was wrong.</summary>
internal static partial class NumberPutRight
{
    private static readonly FrozenDictionary<string, string> Kinds = EmbeddedText.GroupOfWord("correction-words.txt");

    [GeneratedRegex(@"\bnot w?[0-9]{4,8}\b")]
    private static partial Regex WrongOne { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}€$£.,-])(?<number>[0-9]{4,8})($|[^\p{L}\p{N}€$£%])")]
    private static partial Regex Digits { get; }

    /// <summary>The part with the number as an order's; as it is where it puts none right.</summary>
    public static UnderstoodPart Read(UnderstoodPart part, Session session)
    {
        var right = WrongOne.Replace(TextFolding.Fold(part.Text), " ");
        return session.State is { Active: null, Last: { } last } && last.Slots.ContainsKey(Slots.Order)
            && part.Find<Slot.Order>() is null && part.Find<Slot.Date>() is null
            && Digits.Match(right) is { Success: true } digits && SaysNothingElse(right)
            && OrderNumber.TryParse(OrderNumberRecogniser.Prefix + digits.Groups["number"].Value, out var number)
                ? part with { Slots = [new Slot.Order(new SlotPlace(digits.Index, digits.Length, digits.Groups["number"].Value), [number])] }
                : part;
    }

    /// <summary>Whether a number is all that is said, and that it is the right one.</summary>
    public static bool IsIn(UnderstoodPart part) =>
        part.Slots.OfType<Slot.Order>().Any() && SaysNothingElse(WrongOne.Replace(TextFolding.Fold(part.Text), " ")) && Word.Split(TextFolding.Fold(part.Text)).Any(word => Kinds.GetValueOrDefault(word.Text) is "slip");

    private static bool SaysNothingElse(string folded) => Word.Split(folded).All(word => word.Text.Any(char.IsAsciiDigit) || Kinds.ContainsKey(word.Text));
}
