namespace Assistant.DemoShop.Snapshots;

/// <summary>A record that is well formed and still cannot be true.</summary>
/// <param name="Path">Below the record, such as <c>.lines[0].quantity</c>; empty for the record as a whole.</param>
internal readonly record struct RuleBreach(string Path, string Problem, string Remedy);

/// <summary>Checks that several kinds of record share.</summary>
internal static class Checks
{
    /// <summary>A bound that keeps every sum of a record inside 64 bits.</summary>
    public const long MaxAmount = 100_000_000_000;

    public static bool IsCurrency(string code) => code.Length is 3 && code.All(char.IsAsciiLetterUpper);

    public static bool IsAmount(long amount) => amount is >= 0 and <= MaxAmount;

    /// <summary>Whether a text carries what looks like a whole card or account number.</summary>
    public static bool HoldsAccountNumber(string text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : letter is ' ' or '-' ? digits : 0;
            if (digits >= 12)
                return true;
        }

        return false;
    }

    /// <summary>The ids that occur more than once, with where they do.</summary>
    public static IEnumerable<(int Index, string Id)> Repeated(IEnumerable<string> ids)
    {
        HashSet<string> seen = [];
        return ids.Index().Where(entry => !seen.Add(entry.Item));
    }
}
