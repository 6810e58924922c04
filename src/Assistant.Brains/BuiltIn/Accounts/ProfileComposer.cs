using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Accounts;

/// <summary>What the shopper's own account holds, as far as an address or contact question needs it.</summary>
internal sealed class ProfileComposer : IComposer
{
    public string Name => "profile";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.GetProfile], ProfileJson.Default.ProfileFacts) is not { } profile)
        {
            return null;
        }

        var address = profile.Addresses is [var first, ..]
            ? session.Say("profile.address", ("address", Line(first)))
            : session.Say("profile.no_address");
        return $"{session.Say("profile.email", ("email", profile.Email))} {address}";
    }

    private static string Line(ProfileFacts.Address address) => string.Join(", ",
        ((string?[])[address.Name, address.Line1, address.Line2, $"{address.PostalCode} {address.City}".Trim(), address.Country])
            .Where(part => part is { Length: > 0 }));
}

/// <summary>The signed-in shopper's record as <c>get_profile</c> tells it.</summary>
internal sealed record ProfileFacts(string Email, ImmutableArray<ProfileFacts.Address> Addresses)
{
    internal sealed record Address(string Name, string Line1, string City, string PostalCode, string Country, string? Line2 = null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileFacts))]
internal sealed partial class ProfileJson : JsonSerializerContext;
