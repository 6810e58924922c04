using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Finds out what of the account is to be changed, and to what.</summary>
internal static partial class ProfileChoice
{
    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(?<number>(\+|00)?[0-9][0-9 ()/.-]{6,20}[0-9])($|[^\p{L}\p{N}])")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\b(phone|telephone|mobile|cell|handy|tel)\b|\b(my|new|contact) number\b")]
    private static partial Regex OfPhone { get; }

    [GeneratedRegex(@"\b(e-?mails?|mail)\b")]
    private static partial Regex OfMail { get; }

    [GeneratedRegex(@"\b(address|moved|live|street)\b")]
    private static partial Regex OfAddress { get; }

    /// <summary>A telephone number in the words; null where there is none.</summary>
    public static string? PhoneIn(string text) =>
        Number.Matches(text).Select(match => match.Groups["number"].Value.Trim()).LastOrDefault(number => number.Count(char.IsAsciiDigit) is >= 7 and <= 15);

    /// <summary>Which fields some words speak of.</summary>
    public static ProfileSubjects Of(string text)
    {
        var folded = TextFolding.Fold(text);
        var mail = OfMail.IsMatch(folded);
        return (mail || OfPhone.IsMatch(folded) ? ProfileSubjects.Contact : ProfileSubjects.None)
            | (OfAddress.IsMatch(folded) && !mail ? ProfileSubjects.Address : ProfileSubjects.None);
    }

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        var said = TextFolding.Fold($"{open.Slots.GetValueOrDefault(Slots.OpenQuestion)} {session.Part?.Text}");
        if (open.Slots.ContainsKey(Slots.AddressDraft) || (!open.Slots.ContainsKey(Slots.NewEmail) && !open.Slots.ContainsKey(Slots.Phone) && Of(said).HasFlag(ProfileSubjects.Address)))
        {
            return await AddressChoice.ChooseAsync(step with { Slot = Slots.Address, Ask = "profile.ask_address" }, open, session) switch
            {
                StepEnd.GoOn(var whole) => Known(whole),
                var end => end,
            };
        }

        return open.Slots.ContainsKey(Slots.NewEmail) || open.Slots.ContainsKey(Slots.Phone) ? Known(open)
            : OfMail.IsMatch(said) ? Asking.For(Slots.ProfileChange, "profile.ask_email", open, session)
            : OfPhone.IsMatch(said) ? Asking.For(Slots.ProfileChange, "profile.ask_phone", open, session)
            : Asking.For(Slots.ProfileChange, step.Ask!, open, session)
                .Suggesting(session, [session.Label("suggest.profile_address"), session.Label("suggest.profile_email"), session.Label("suggest.profile_phone")]);
    }

    private static StepEnd.GoOn Known(OpenFlow open) => new(open.With(Slots.ProfileChange, "true"));
}
