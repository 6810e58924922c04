using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.DirectLine;

/// <summary>The language that a shopper's client asks for.</summary>
internal static partial class Locale
{
    /// <summary>What the client said, else what its browser prefers; null where neither is a language tag.</summary>
    public static string? Of(string? stated, HttpRequest request) =>
        IsTag(stated) ? stated
        : request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value is { } preferred && IsTag(preferred) ? preferred
        : null;

    private static bool IsTag(string? text) => text is { Length: <= 35 } && LanguageTag.IsMatch(text);

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag { get; }
}
