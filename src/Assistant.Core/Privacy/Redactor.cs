using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy;

/// <summary>Takes secrets out of what a shopper typed, before anything is stored: card numbers, security codes, IBANs, passwords, PINs, one-time
/// codes of others, tokens and keys.</summary>
/// <remarks>Mail addresses, phone numbers and order numbers are needed to serve and stay.</remarks>
public static partial class Redactor
{
    // A wall clock: generous, so that a busy machine does not refuse an honest message.
    private const int TimeoutMilliseconds = 1_000;

    /// <summary>The text without secrets, and the kinds that were taken out. Doing it twice changes nothing more.</summary>
    public static Redacted Redact(string text)
    {
        // Same length as the text, so that what is found here can be cut out there.
        var plain = WithPlainDigits(text);
        List<Secret> found =
        [
            .. CardNumbers.Find(plain).Select(range => new Secret(range, "card number")),
            .. SecurityCodes.Matches(plain).Select(match => Secret.Of(match.Groups["secret"], "security code")),
            .. Ibans.Matches(plain).Where(match => IsIban(match.Value)).Select(match => Secret.Of(match, "bank account")),
            .. Passwords.Matches(plain).Select(match => Secret.Of(match.Groups["secret"], "password")),
            .. Tokens.Matches(plain).Select(match => Secret.Of(match, "access token")),
            .. NamedTokens.Matches(plain).Select(match => Secret.Of(match.Groups["secret"], "access token")),
            .. PrivateKeys.Matches(plain).Select(match => Secret.Of(match, "private key")),
            .. OneTimeCodes.Matches(plain).Select(match => Secret.Of(match.Groups["secret"], "one-time code")),
            .. Pins.Matches(plain).Select(match => Secret.Of(match.Groups["secret"], "PIN")),
        ];
        return found.Count is 0 ? new Redacted(text, []) : CutOut(text, found);
    }

    [GeneratedRegex(
        @"\b(?:cvv2?|cvc2?|cid|card (?:verification|security) (?:code|number)|security (?:code|number))\b[^\d\n]{0,15}(?<secret>\d{3,4})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex SecurityCodes { get; }

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ibans { get; }

    // A word after "password is" is a secret only if it looks like one, right after "password" only with a digit and no order number; after ":" or
    // "=" it always is.
    [GeneratedRegex(
        @"\b(?:pass(?:word|code|phrase)|pwd|pw)\b(?:\s*[:=]\s*(?<secret>(?!\[)\S{4,})|\s+(?:is|was)\s+(?<secret>(?=\w*(?:[\d_]|[^\w\s]))(?!\[)\S{6,})|\s+(?!w\d)(?<secret>(?=[^\s\d]*\d)(?=\d*[^\s\d])(?!\[)[^\s?]{6,}(?!\?)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex Passwords { get; }

    [GeneratedRegex(
        @"\b(?:eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|sk-[\w-]{16,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|[sr]k_(?:live|test)_\w{16,}|AIza[\w-]{30,}|glpat-[\w-]{16,}|github_pat_\w{20,}|npm_\w{30,}|hf_\w{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|ya29\.[\w-]{20,}|Bearer\s+[\w.~+/-]{16,}=*)",
        RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex Tokens { get; }

    // Named for what it is, and long and mixed enough to be one: "the token is invalid" is not.
    [GeneratedRegex(
        @"\b(?:api[ _-]?key|secret[ _-]?key|access[ _-]?(?:key|token)|client[ _-]?secret|auth(?:entication|orization)?[ _-]?token|session[ _-]?(?:id|token|cookie)|token)\b(?:\s+is\b)?\s*[:=]?\s*[""']?(?<secret>(?=[^\s""']*\d)(?=[^\s""']*\p{L})[\w.~+/-]{12,}=*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex NamedTokens { get; }

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\z)",
        RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex PrivateKeys { get; }

    // Codes of banks and other shops. Our own are taken out before, where one is awaited.
    [GeneratedRegex(
        @"\b(?:otp|tan|(?:one|1)[ -]?time[ -]?(?:code|password|passcode|pin)|(?:2fa|two[ -]factor|sms|text message|verification|authenticat(?:or|ion)|log[ -]?in|banking) (?:code|pin|number|token))\b[^\d\n]{0,15}(?<secret>\d{3}[ -]?\d{3}|\d{4,8})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex OneTimeCodes { get; }

    [GeneratedRegex(
        @"\bpin(?: ?(?:code|number))?(?:\s+(?:is|was|of [a-z ]{1,20}? is))?\s*[:=]?\s*(?<secret>\d{4,8})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex Pins { get; }

    private static Redacted CutOut(string text, List<Secret> secrets)
    {
        var result = new StringBuilder(text.Length);
        var kinds = new List<string>();
        var position = 0;
        foreach (var (range, kind) in secrets.OrderBy(secret => secret.Range.Start.Value))
        {
            if (range.Start.Value < position)
            {
                continue;
            }

            result.Append(text, position, range.Start.Value - position).Append(CultureInfo.InvariantCulture, $"[{kind} removed]");
            position = range.End.Value;
            kinds.Add(kind);
        }

        return new Redacted(result.Append(text, position, text.Length - position).ToString(), [.. kinds.Distinct()]);
    }

    private static string WithPlainDigits(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(source[i]);
            span[i] = digit >= 0 ? (char)('0' + digit) : source[i];
        }
    });

    /// <summary>ISO 13616: the rearranged account number leaves 1 when divided by 97.</summary>
    private static bool IsIban(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (compact.Length is < 15 or > 34)
        {
            return false;
        }

        var remainder = 0;
        foreach (var c in compact[4..] + compact[..4])
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder is 1;
    }

    private readonly record struct Secret(Range Range, string Kind)
    {
        public static Secret Of(Group group, string kind) => new(group.Index..(group.Index + group.Length), kind);
    }
}

/// <param name="Kinds">What was taken out, such as <c>card number</c>; empty when nothing was.</param>
public sealed record Redacted(string Text, ImmutableArray<string> Kinds);
