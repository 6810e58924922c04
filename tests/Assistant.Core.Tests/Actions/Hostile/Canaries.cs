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

    /// <summary>Tokens in the text, with whose they are.</summary>
    public IEnumerable<Canary> In(string text)
    {
        for (var at = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Mark, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at + Length <= text.Length && _owners.TryGetValue(text.Substring(at, Length), out var owner))
            {
                yield return new Canary(text.Substring(at, Length).ToLowerInvariant(), owner.Customer, owner.Order);
            }
        }
    }
}

/// <param name="Order">Null for a field of the account.</param>
internal sealed record Canary(string Token, CustomerId Customer, OrderNumber? Order);
