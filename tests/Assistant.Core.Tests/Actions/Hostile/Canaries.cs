using System.Collections.Concurrent;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>
/// Gives each personal field a token that stands nowhere else, and finds tokens in whatever text leaves the shop: whoever reads one that is
/// not theirs has been shown somebody else's data.
/// </summary>
internal sealed class Canaries
{
    private const string Mark = "zqx";
    private const int Length = 12;

    private readonly ConcurrentDictionary<string, (CustomerId Customer, OrderNumber? Order)> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="order">Null for a field of the account.</param>
    public string Token(CustomerId customer, OrderNumber? order = null)
    {
        var number = _owners.Count;
        var letters = Enumerable.Range(0, Length - Mark.Length).Select(place => (char)('a' + (number / (int)Math.Pow(26, place) % 26)));
        var token = Mark + string.Concat(letters);
        _owners[token] = (customer, order);
        return token;
    }

    /// <summary>Tokens in the text that <paramref name="mayRead"/> does not allow.</summary>
    public IEnumerable<string> Leaks(string text, Func<CustomerId, OrderNumber?, bool> mayRead)
    {
        for (var at = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Mark, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at + Length <= text.Length && _owners.TryGetValue(text.Substring(at, Length), out var owner) && !mayRead(owner.Customer, owner.Order))
            {
                yield return $"{text.Substring(at, Length)} of {owner.Customer} {owner.Order}";
            }
        }
    }
}
