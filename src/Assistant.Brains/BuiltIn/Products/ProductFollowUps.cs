using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>"And in XL?", "is the green one in stock?" after a product was spoken of: the same product in other options.</summary>
internal static partial class ProductFollowUps
{
    private const int MaxWords = 9;

    // "47?", "and in 41": sizes that are numbers need no further word after a product with sizes.
    [GeneratedRegex(@"^((and|or|what about|how about|also|do you have|in|the|a|size)[, ]+)*(?<size>[0-9]{1,3}([.,]5)?)( then| too| as well| please)?[ ?.!]*$")]
    private static partial Regex BareSize { get; }

    /// <summary>The stock of the product in the options that were named; null where the words are about something else.</summary>
    public static OpenFlow? OtherVariant(UnderstoodPart part, CatalogWish said, OpenFlow last, string product)
    {
        if (said is { Kind: null, Options.IsEmpty: true } && BareSize.Match(TextFolding.Fold(part.Text)) is { Success: true } bare)
        {
            said = said with { Options = [bare.Groups["size"].Value], Measures = [] };
        }

        var asksEnd = VariantChoice.AsksForEnd(TextFolding.Fold(part.Text));
        if (said is not { Kind: null } || (said.Options.IsEmpty && said.Measures.IsEmpty && !asksEnd) || Word.Split(TextFolding.Fold(part.Text)).Count() > MaxWords
            || part.Slots.Any(slot => slot is Slot.Order or Slot.Ordinal or Slot.Product or Slot.Email))
        {
            return null;
        }

        // Another size of the same colour, or another colour in the same size.
        var before = last.Flow is WellKnown.Stock && last.Slots.GetValueOrDefault(Slots.Product) == product ? CatalogWish.Of(last.Slots) : new CatalogWish();
        return new CatalogWish { Options = before.And(said).Options, Measures = asksEnd ? [] : before.And(said).Measures }.Into(OpenFlow.Of(WellKnown.Stock)).With(Slots.Product, product);
    }
}
