using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Actions;

namespace Assistant.DemoShop.Writes;

/// <summary>Under which key and when a command is carried out.</summary>
/// <param name="Today">The day at the shop.</param>
/// <param name="Currency">The shop's.</param>
internal sealed record CommandContext(ActionId Key, DateTimeOffset Now, DateOnly Today, string Currency)
{
    /// <summary>Letters that nobody confuses when they are read aloud.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A name for what a command makes: the same key and purpose give the same one, and nobody can tell the key from it.</summary>
    public string Code(string purpose, int length = 8) => string.Create(length, (Key, purpose), static (code, from) =>
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{from.purpose} {from.Key}"));
        for (var i = 0; i < code.Length; i++)
            code[i] = Letters[hash[i] % Letters.Length];
    });

    public DateOnly InWorkingDays(int days)
    {
        var day = Today;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
