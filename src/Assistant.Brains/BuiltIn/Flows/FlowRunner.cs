using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>
/// Runs a flow: collect, verify, call, answer. A flow always runs from its first step; what is known is not asked again, so
/// going on after a question is the same as starting with one value more.
/// </summary>
internal sealed class FlowRunner(FlowLibrary flows, Doing doing, IEnumerable<IComposer> composers)
{
    private readonly FrozenDictionary<string, IComposer> _composers = composers.ToFrozenDictionary(composer => composer.Name);

    /// <summary>Runs until the flow has answered or waits for the shopper; the session's state says which.</summary>
    public async Task RunAsync(OpenFlow open, Session session)
    {
        var flow = flows[open.Flow];
        if (IsChecked(flow, open, session) && await IdentityCheck.RunAsync(new FlowStep.Verify(IdentityLevel.Guest, []), open, session) is StepEnd.Waits(var checking))
        {
            session.State = session.State with { Active = checking };
            return;
        }

        var findings = new Findings();
        var index = 0;
        while (true)
        {
            switch (await StepAsync(flow, index, open, findings, session))
            {
                case StepEnd.GoOn(var known):
                    open = known;
                    index++;
                    break;
                case StepEnd.LeadsTo(var label):
                    index = flow.IndexOf(label);
                    break;
                case StepEnd.TurnsTo(var other):
                    flow = flows[other];
                    open = open with { Flow = other };
                    index = 0;
                    break;
                case StepEnd.Waits(var waiting):
                    session.State = session.State with { Active = waiting };
                    return;
                case StepEnd.Over:
                    session.State = session.State with { Active = null };
                    return;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>
    /// Who has given number and address wants that order opened, even for a task that could do without; so does a visitor who names it as their own.
    /// </summary>
    private static bool IsChecked(Flow flow, OpenFlow open, Session session) =>
        session.Tools.Offers(ToolNames.VerifyCustomer)
            && open.Slots.ContainsKey(Slots.Order)
            && (open.Slots.ContainsKey(Slots.Email) || (open.Slots.ContainsKey(Slots.Own) && session.Identity is IdentityLevel.None))
            && flow.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order });

    private async Task<StepEnd> StepAsync(Flow flow, int index, OpenFlow open, Findings findings, Session session)
    {
        switch (flow.Steps[index])
        {
            case var step when !doing.IsMade(step, flow, open, session):
                return new StepEnd.GoOn(open);
            case FlowStep.Collect collect:
                return await CollectAsync(collect, flow, open, session);
            case FlowStep.Verify verify:
                if (Doing.IsStranger(open, session))
                {
                    findings.Learn(open.Slots);
                    State(verify.Before, open, findings, session);
                }

                return await IdentityCheck.RunAsync(verify, open, session);
            case FlowStep.TurnTo turn:
                return turn.When.Any(situation => situation.IsThatOf(findings, open.Slots.GetValueOrDefault(Slots.Items)))
                    ? new StepEnd.TurnsTo(turn.Flow)
                    : new StepEnd.GoOn(open);
            case FlowStep.ByState byState:
                return new StepEnd.GoOn(Asked(byState, open, findings));
            case FlowStep.Call call:
                StartTogether(flow, index, open, session);
                return await CallAsync(call, open, findings, session);
            case FlowStep.Answer answer:
                findings.Learn(open.Slots);
                Answer(flow, answer, open, findings, session);
                return new StepEnd.Over();
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<StepEnd> CollectAsync(FlowStep.Collect step, Flow flow, OpenFlow open, Session session) => step.Slot switch
    {
        _ when open.Slots.ContainsKey(step.Slot) => new StepEnd.GoOn(open),
        Slots.Order => await OrderChoice.ChooseAsync(step, open, session),
        Slots.Items => await ItemChoice.ChooseAsync(step, flow, open, session),
        Slots.Replacements => await ReplacementChoice.ChooseAsync(step, open, session),
        Slots.Address => await AddressChoice.ChooseAsync(step, open, session),
        Slots.PaymentMethod => await PaymentChoice.ChooseAsync(step, open, session),
        Slots.ProfileChange => await ProfileChoice.ChooseAsync(step, open, session),
        _ when step.Ask is { } ask => Asking.For(step.Slot, open.Slots.ContainsKey(Slots.Gift) && session.Knows($"{ask}_gift") ? $"{ask}_gift" : ask, open, session),
        _ => new StepEnd.GoOn(open),
    };

    /// <summary>What was taken for another order before says nothing about this one.</summary>
    private static OpenFlow Asked(FlowStep.ByState step, OpenFlow open, Findings findings)
    {
        var fitting = step.Questions.Where(entry => entry.Situation.IsThatOf(findings, open.Slots.GetValueOrDefault(Slots.Items)));
        var question = fitting.Select(entry => entry.Question).FirstOrDefault() ?? (step.Otherwise ? open.Slots.GetValueOrDefault(Slots.Question) : null);
        return question is null ? open with { Slots = open.Slots.Remove(Slots.StateQuestion) } : open.With(Slots.StateQuestion, question);
    }

    /// <summary>
    /// Calls that stand next to each other are made in one round, as far as none of them decides what comes next. Each is still
    /// awaited in its own step: an equal call in a turn is the same call.
    /// </summary>
    private void StartTogether(Flow flow, int index, OpenFlow open, Session session)
    {
        var calls = flow.Steps.Skip(index).TakeWhile(step => step is FlowStep.Call).Cast<FlowStep.Call>();
        foreach (var call in calls.Where(call => doing.IsMade(call, flow, open, session)))
        {
            if (ToolNames.Writes.Contains(call.Tool))
            {
                // A change is proposed alone, and only once all before it is known.
                return;
            }

            _ = Arguments(call, open, session) is { } arguments ? session.Tools.LookUpAsync(call.Tool, arguments) : null;
            if (call.Next.Count > 0)
            {
                return;
            }
        }
    }

    /// <summary>A question to the pages in the shopper's own words goes on with the one before; one that the flow has written does not.</summary>
    private static ImmutableSortedDictionary<string, JsonElement>? Arguments(FlowStep.Call call, OpenFlow open, Session session) =>
        CallArguments.Of(call, open) is not { } arguments ? null
        : call.Tool is not ToolNames.SearchPolicy ? arguments
        : PageQuestion.Of(open) is { Before: not null } asked && arguments.GetValueOrDefault(Slots.Query).ValueEquals(asked.Words) ? asked.Arguments(Country(open, session))
        : PageQuestion.ForCountry(arguments, Country(open, session));

    /// <summary>Where the order goes to that this task has read or that was spoken of before.</summary>
    private static string? Country(OpenFlow open, Session session) =>
        Town(session.Part) ?? open.Slots.GetValueOrDefault(Slots.Country) ?? session.State.Focus.Country;

    /// <summary>The country of "delivery to Lyon", whose words name none for the pages.</summary>
    private static string? Town(UnderstoodPart? part) =>
        part?.Find<Slot.Country>() is { } place && !CountryNames.Of(place.Iso).Contains(TextFolding.Fold(place.At.Raw)) && place.At.Raw != place.Iso ? place.Iso : null;

    private static async Task<StepEnd> CallAsync(FlowStep.Call call, OpenFlow open, Findings findings, Session session)
    {
        if (Arguments(call, open, session) is not { } arguments)
        {
            return new StepEnd.GoOn(open);
        }

        if (ToolNames.Writes.Contains(call.Tool) && session.IsBeside)
        {
            // The card would take the place of what was said already.
            Offering.Make(session, new Offer(open.Flow, open.Slots), "act.beside");
            return new StepEnd.Over();
        }

        var answer = ToolNames.Writes.Contains(call.Tool)
            ? await Proposing.CallAsync(call.Tool, arguments, open, findings, session)
            : await session.Tools.CallAsync(call.Tool, arguments);
        if (call.Tool is ToolNames.SearchPolicy && CountryQuestion.IsLeftOpen(session.Part, $"{open.Slots.GetValueOrDefault(Slots.Before)} {open.Slots.GetValueOrDefault(Slots.Question)}", answer))
        {
            answer = await session.Tools.CallAsync(call.Tool, new PageQuestion(session.Label("topic.countries"), Before: null).Arguments(Country(open, session)));
        }

        findings.Add(call.Tool, answer);
        findings.Asked = call.Tool is ToolNames.SearchPolicy ? arguments.GetValueOrDefault(Slots.Query).GetString() : findings.Asked;
        open = call.Tool is ToolNames.FindOrder && RefundWords.Route(answer) is { } route ? open.With(Slots.RefundTo, route) : open;
        if (call.Tool is ToolNames.FindOrder && OrderFacts.Of(answer)?.ShipTo is { Country: { Length: 2 } country })
        {
            open = open.With(Slots.Country, country);
            session.Look(focus => focus with { Country = country });
        }

        return Outcomes.Of(call.Tool, answer) is { } outcome && call.Next.TryGetValue(outcome, out var label)
            ? new StepEnd.LeadsTo(label)
            : new StepEnd.GoOn(open);
    }

    private void Answer(Flow flow, FlowStep.Answer answer, OpenFlow open, Findings findings, Session session)
    {
        (string Name, string Value)[] places = [.. open.Slots.Select(slot => (slot.Key, slot.Value))];
        session.State = session.State with { Last = open with { Asked = null } };
        if (!flow.IsSmallTalk)
        {
            session.Look(focus => focus with { Topic = Unanswered(open, findings), Page = null });
        }

        var isAside = IsAside(flow, findings);
        if (open.Slots.ContainsKey(Slots.Order))
        {
            session.Look(focus => focus with { Lines = open.Slots.GetValueOrDefault(Slots.Items) });
        }

        State(isAside ? [.. answer.Lines.Where(line => line is AnswerLine.Compose(var name) && _composers[name] is not IOffer)] : answer.Lines, open, findings, session);
        if (isAside)
        {
            return;
        }

        session.Draft.Suggest(answer.Suggest.Select(session.Label));
        switch (answer.Offer)
        {
            case null:
                break;
            case { Flow: WellKnown.Handoff } person:
                Offering.Person(session, person.Ask, person.Reason ?? "customer_request");
                break;
            case var offer:
                Offering.Make(session, new Offer(offer.Flow, open.Slots), offer.Ask, places);
                break;
        }
    }

    /// <summary>What the pages were asked and do not answer is spoken of all the same, and the next question may go on with it.</summary>
    private static string? Unanswered(OpenFlow open, Findings findings) =>
        findings[ToolNames.SearchPolicy] is not { } found || findings.Asked is not { } asked || PassageFacts.Answering(found).Any() ? null
        : open.Slots.TryGetValue(Slots.Before, out var before) ? Excerpt.Of(new OngoingQuestion(asked, before).Together)
        : asked;

    private void State(ImmutableArray<AnswerLine> lines, OpenFlow open, Findings findings, Session session)
    {
        foreach (var line in lines)
        {
            session.Draft.State(line switch
            {
                AnswerLine.Say(var key) => session.Say(key, [.. open.Slots.Select(slot => (slot.Key, slot.Value))]),
                AnswerLine.Compose(var name) => _composers[name].Compose(findings, session),
                _ => throw new UnreachableException(),
            });
        }
    }

    /// <summary>Another page answers than the task is about: the shopper meant something else, and what the task would add is out of place.</summary>
    private static bool IsAside(Flow flow, Findings findings) =>
        !flow.Pages.IsEmpty
        && PassageFacts.Answering(findings[ToolNames.SearchPolicy]).FirstOrDefault() is { } best
        && !flow.Pages.Contains(best.Page);
}
