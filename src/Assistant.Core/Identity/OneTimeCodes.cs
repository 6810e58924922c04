using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Core.Identity;

/// <summary>Makes one-time codes and matches what shoppers type. A code is never stored in clear and never shown to a brain.</summary>
/// <param name="key">Secret of this data folder; a stored hash is worth nothing without it.</param>
public sealed partial class OneTimeCodes(byte[] key, Limits limits)
{
    private const int Digits = 6;

    public static string NewCode() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString($"D{Digits}", CultureInfo.InvariantCulture);

    /// <summary>Bound to conversation and order: the same code elsewhere has another hash.</summary>
    public string Hash(ConversationId conversation, OrderNumber order, string code) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation}\n{order}\n{code}")));

    /// <summary>Of a code that proves anew who the shopper is, bound to conversation and action.</summary>
    public string Hash(ConversationId conversation, ActionId action, string code) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation}\n{action}\n{code}")));

    /// <summary>
    /// Takes every step-up code out of the text and says what became of the first; null when none is awaited or the text holds none.
    /// </summary>
    public TypedStepUp? TryStepUp(Conversation conversation, string text, DateTimeOffset now)
    {
        if (conversation.Actions.FindLast(action => action.StepUp is not null) is not { StepUp: { } open } action || CodeShaped.Match(text) is not { Success: true } first)
        {
            return null;
        }

        var right = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(open.Hash), Encoding.ASCII.GetBytes(Hash(conversation.Id, action.Id, Typed(first.Value))));
        var accepted = right && now < open.ExpiresAt && open.Tries < limits.CodeTries;
        return new TypedStepUp(
            CodeShaped.Replace(text, "[code]"), new StepUpAttempt(accepted ? CodeOutcome.Accepted : CodeOutcome.Rejected, action.Id));
    }

    /// <summary>
    /// Takes every code out of the text and says what became of the first; null when no code is awaited or the text holds none. Wrong,
    /// expired, used up and never sent are one answer. A code is awaited for a while longer than it is good, so that one that comes
    /// late is neither stored nor left without an answer.
    /// </summary>
    public TypedCode? Try(Conversation conversation, string text, DateTimeOffset now)
    {
        if (conversation.Code is not { } open || now >= open.ExpiresAt + limits.CodeLifetime || CodeShaped.Match(text) is not { Success: true } first)
        {
            return null;
        }

        var typed = Typed(first.Value);
        var right = open.Hash is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(open.Hash), Encoding.ASCII.GetBytes(Hash(conversation.Id, open.Order, typed)));
        var accepted = right && now < open.ExpiresAt && open.Tries < limits.CodeTries;
        return new TypedCode(
            CodeShaped.Replace(text, "[code]"),
            new CodeAttempt(accepted ? CodeOutcome.Accepted : CodeOutcome.Rejected, open.Order)
            {
                VerifiedUntil = accepted ? now + limits.GuestSession : null,
            });
    }

    private static string Typed(string code) => string.Concat(TextFolding.Fold(code).Where(char.IsAsciiDigit));

    // Six digits, perhaps in two groups, that are not part of a longer number or of an order number such as W104233.
    [GeneratedRegex(@"(?<![\p{L}\p{N}#@.+-])\p{Nd}{3}[ \-]?\p{Nd}{3}(?![\p{L}\p{N}@]|[-.]\p{N})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex CodeShaped { get; }
}

/// <param name="TextWithoutCode">What is stored.</param>
public sealed record TypedCode(string TextWithoutCode, CodeAttempt Attempt);

/// <param name="TextWithoutCode">What is stored.</param>
public sealed record TypedStepUp(string TextWithoutCode, StepUpAttempt Attempt);
