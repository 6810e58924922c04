using System.Text.RegularExpressions;
using Assistant.Core.Identity;

namespace Assistant.Brains.Understanding.Slots;

internal sealed partial class EmailRecogniser : ISlotRecogniser
{
    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Shape { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        foreach (Match match in Shape.Matches(text.Folded.Text))
        {
            // A quotation mark before an address is not part of it.
            var start = match.Index + (match.Length - match.Value.TrimStart('\'', '.').Length);
            var length = match.Index + match.Length - start;
            if (EmailAddress.TryParse(text.Folded.Text.Substring(start, length), out var address))
                yield return new Slot.Email(text.Place(start, length), address);
        }
    }
}
