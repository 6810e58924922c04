using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Accounts;

/// <summary>What the shopper's own account holds: what they ask for, or all of it where they ask for no single thing.</summary>
internal sealed class ProfileComposer : IComposer
{
    public string Name => "profile";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.GetProfile], ProfileJson.Default.ProfileFacts) is not { } profile)
        {
            return null;
        }

        var asked = ProfileSubjects.Of(TextFolding.Fold(session.Part?.Text ?? ""));
        asked = asked is ProfileSubjects.None ? ProfileSubjects.All : asked;
        return string.Join(' ', Sentences(profile, asked, session));
    }

    private static IEnumerable<string> Sentences(ProfileFacts profile, ProfileSubjects asked, Session session)
    {
        if (asked is ProfileSubjects.All && profile is { FirstName: { } first, LastName: { } last })
        {
            yield return session.Say("profile.name", ("name", $"{first} {last}"));
        }

        if (asked.HasFlag(ProfileSubjects.Contact) || asked.HasFlag(ProfileSubjects.Address))
        {
            yield return session.Say("profile.email", ("email", profile.Email));
        }

        if (asked.HasFlag(ProfileSubjects.Contact))
        {
            yield return profile.Phone is { Length: > 0 } phone ? session.Say("profile.phone", ("phone", phone)) : session.Say("profile.no_phone");
        }

        if (asked.HasFlag(ProfileSubjects.Address))
        {
            yield return profile.Addresses is [var standard, ..] ? session.Say("profile.address", ("address", Line(standard))) : session.Say("profile.no_address");
            foreach (var other in profile.Addresses.Skip(1))
            {
                yield return session.Say("profile.other_address", ("address", Line(other)));
            }
        }

        if (asked.HasFlag(ProfileSubjects.Payment))
        {
            yield return profile.PaymentMethods is { IsDefaultOrEmpty: false } methods
                ? session.Say("profile.payment", ("methods", Phrases.And([.. methods.Select(method => Method(method, session))])))
                : session.Say("profile.no_payment");
        }
    }

    private static string Method(ProfileFacts.Method method, Session session) => method.Balance is { } balance
        ? session.Say("profile.method_with_balance", ("method", method.Label), ("balance", balance.Text))
        : method.Label;

    private static string Line(ProfileFacts.Address address) => string.Join(", ",
        ((string?[])[address.Name, address.Line1, address.Line2, $"{address.PostalCode} {address.City}".Trim(), address.Country])
            .Where(part => part is { Length: > 0 }));
}

/// <summary>Which of an account's data some words ask for.</summary>
[Flags]
internal enum ProfileSubjects
{
    None = 0,
    Contact = 1,
    Address = 2,
    Payment = 4,
    All = Contact | Address | Payment,
}

/// <summary>Reads the subjects out of words.</summary>
internal static partial class ProfileSubjectWords
{
    [GeneratedRegex(@"\b(e-?mails?|mail addresses|mail address|phone|telephone|numbers?|contact)\b")]
    private static partial Regex Contact { get; }

    [GeneratedRegex(@"\b(address|addresses|live|send to|delivered to|ship to)\b")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"\b(pay|paying|payments?|cards?|visa|mastercard|paypal|bank|wallet|gift cards?|balance)\b")]
    private static partial Regex Payment { get; }

    extension(ProfileSubjects)
    {
        /// <param name="text">Folded.</param>
        public static ProfileSubjects Of(string text) =>
            (Contact.IsMatch(text) ? ProfileSubjects.Contact : ProfileSubjects.None)
            | (Address.IsMatch(text) ? ProfileSubjects.Address : ProfileSubjects.None)
            | (Payment.IsMatch(text) ? ProfileSubjects.Payment : ProfileSubjects.None);
    }
}

/// <summary>The signed-in shopper's record as <c>get_profile</c> tells it.</summary>
internal sealed record ProfileFacts(
    string Email,
    ImmutableArray<ProfileFacts.Address> Addresses,
    string? FirstName = null,
    string? LastName = null,
    string? Phone = null,
    ImmutableArray<ProfileFacts.Method> PaymentMethods = default)
{
    internal sealed record Address(string Name, string Line1, string City, string PostalCode, string Country, string? Line2 = null, string? Region = null);

    /// <param name="Label">Masked.</param>
    internal sealed record Method(string Label, Orders.PriceFacts? Balance = null, string? Id = null, string? Kind = null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileFacts))]
internal sealed partial class ProfileJson : JsonSerializerContext;
