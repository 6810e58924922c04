using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Identity;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// After a question whether something could be done: offers to do it, where policy allows it and the assistant can; else says that a
/// person has to.
/// </summary>
/// <param name="decided">What policy decided in this turn about some lines of the order; null where it was not asked.</param>
internal sealed class ActOfferComposer(string flow, string tool, Func<Findings, IReadOnlyCollection<string>, Ruling?> decided) : IComposer, IOffer
{
    private readonly string _subject = ActSubject.Of(tool);

    public string Name => $"{_subject}_offer";

    /// <summary>The lines that were named, or that the answer was narrowed down to.</summary>
    private static HashSet<string> SpokenOf(Findings findings, Session session) =>
        [.. Slots.Split(session.State.Last?.Slots.GetValueOrDefault(Slots.Items) ?? findings.Slot(Slots.Items) ?? "").Select(text => MeantUnits.Read(text).Line)];

    public string? Compose(Findings findings, Session session)
    {
        var ruling = decided(findings, SpokenOf(findings, session));
        if (!session.Tools.Offers(tool) && session.Identity is not IdentityLevel.None)
        {
            return session.Say($"{_subject}.not_here");
        }

        if (findings.Slot(Slots.Wanted) is not null)
        {
            // It was tried in this turn, and could not be.
            return ruling is null ? session.Say($"{_subject}.not_here") : null;
        }

        if (session.Identity is IdentityLevel.None && session.State.Interrupted.Any(open => open.Asked is Slots.Order or Slots.Email or Slots.Code))
        {
            // Who was asked just now who they are, and did not say, is not asked again this way.
            return null;
        }

        if (ruling is null or Ruling.Allowed or Ruling.NeedsApproval)
        {
            var slots = findings.Slots.SetItem(Slots.Wanted, "true");
            slots = session.State.Last?.Slots.TryGetValue(Slots.Items, out var items) is true ? slots.SetItem(Slots.Items, items) : slots;
            Offering.Make(session, new Offer(flow, slots), ruling is null ? $"{_subject}.shall_we" : $"{_subject}.shall_i");
        }

        return null;
    }
}
