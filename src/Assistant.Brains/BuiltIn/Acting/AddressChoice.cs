using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Finds out a whole address: as it was typed, one that the account holds, and the part that is missing by asking.</summary>
internal static partial class AddressChoice
{
    private const int MaxStored = 3;

    [GeneratedRegex(@"\b(default|home|usual|main|standard|own|normal|regular|primary) (delivery |shipping |postal )?address\b|\b(to|at) (my )?home\b|\bmy (own )?(home|place|house)\b")]
    private static partial Regex MeansDefault { get; }

    [GeneratedRegex(@"\b(other|second|another|stored|saved|alternative|work|office|account)( stored| saved)? address\b|\baddress (in|of|from|on) my (account|profile|address book)\b|\bmy address (in|at|on) \p{L}|\b(to|at) (my )?(work|office)\b")]
    private static partial Regex MeansStored { get; }

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        var draft = AddressDraft.Read(open.Slots.GetValueOrDefault(Slots.AddressDraft));
        var said = TextFolding.Fold(session.Part?.Text ?? "") is var now && PointsToStored(now) ? now : TextFolding.Fold(open.Slots.GetValueOrDefault(Slots.OpenQuestion, ""));
        if (draft.IsEmpty && PointsToStored(said))
        {
            var stored = await StoredAsync(session);
            if (Meant(said, stored) is { } meant)
            {
                draft = meant;
            }
            else if (stored.IsEmpty && session.Tools.Offers(ToolNames.GetProfile))
            {
                session.Draft.State(session.Say("profile.no_address"));
            }
        }

        return draft switch
        {
            { IsWhole: true, Country: null } when MayBeElsewhere(draft, open) => Asking.For(Slots.Address, "address.ask_country", open.With(Slots.AddressDraft, draft.Write()), session, ("address", draft.Words)),
            { IsWhole: true } => new StepEnd.GoOn(open.With(Slots.Address, draft.Write())),
            { IsEmpty: true } => await AskAsync(step.Ask!, open, session),
            { Line1: null } => Missing("address.ask_street", open, draft, session),
            { PostalCode: null, City: null } => Missing("address.ask_place", open, draft, session),
            { PostalCode: null } => Missing("address.ask_code", open, draft, session),
            _ => Missing("address.ask_city", open, draft, session),
        };
    }

    public static bool PointsToStored(string folded) => MeansDefault.IsMatch(folded) || MeansStored.IsMatch(folded);

    /// <summary>A shape of code that the country before does not have, where no country was said.</summary>
    private static bool MayBeElsewhere(AddressDraft draft, OpenFlow open) =>
        open.Slots.TryGetValue(Slots.Country, out var before) && draft.PostalCode is { } code && before switch
        {
            "NL" => !code.Any(char.IsAsciiLetter),
            "GB" or "CA" => !code.Any(char.IsAsciiLetter),
            "BE" or "AT" or "CH" or "DK" or "NO" or "LU" => code.Count(char.IsAsciiDigit) is not 4,
            "DE" or "FR" or "ES" or "IT" or "SE" or "FI" or "US" or "PL" => code.Count(char.IsAsciiDigit) < 5,
            _ => false,
        };

    private static StepEnd Missing(string ask, OpenFlow open, AddressDraft draft, Session session) =>
        Asking.For(Slots.Address, ask, open.With(Slots.AddressDraft, draft.Write()), session, ("address", draft.Words));

    /// <summary>Asks for all of it; what the account holds is one pick away.</summary>
    private static async Task<StepEnd> AskAsync(string ask, OpenFlow open, Session session)
    {
        var stored = open.Flow is "update_profile" ? [] : await StoredAsync(session);
        return Asking.For(Slots.Address, ask, open, session, ("order", open.Slots.GetValueOrDefault(Slots.Order, "")))
            .Suggesting(session, stored.Take(MaxStored).Select(address => address.Words));
    }

    private static async Task<ImmutableArray<AddressDraft>> StoredAsync(Session session) => ToolAnswer.Read(
        await session.Tools.CallAsync(ToolNames.GetProfile, ImmutableSortedDictionary<string, JsonElement>.Empty),
        ProfileJson.Default.ProfileFacts) is { } profile
        ? [.. profile.Addresses.Select(address => new AddressDraft(address.Name, address.Line1, address.Line2, address.PostalCode, address.City, address.Region, address.Country))]
        : [];

    /// <summary>The default one comes first; another is meant by its street or town, or where there is only one other.</summary>
    private static AddressDraft? Meant(string said, ImmutableArray<AddressDraft> stored)
    {
        var words = Word.Split(said).Select(word => word.Text).ToHashSet();
        var named = stored.Where(address => Word.Split(TextFolding.Fold($"{address.Line1} {address.City}")).Any(word => word.Text.Length > 3 && words.Contains(word.Text))).ToList();
        return named is [var only] ? only
            : stored.IsEmpty ? null
            : MeansDefault.IsMatch(said) ? stored[0]
            : stored is [_, var other] ? other
            : stored is [var single] ? single
            : null;
    }
}
