using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>
/// Runs a flow: collect, verify, call, answer. A flow always runs from its first step; what is known is not asked again, so
/// going on after a question is the same as starting with one value more.
/// </summary>
internal sealed partial class FlowRunner(FlowLibrary flows, IEnumerable<IComposer> composers)
{
    private readonly FrozenDictionary<string, IComposer> _composers = composers.ToFrozenDictionary(composer => composer.Name);

    [GeneratedRegex(@"^\{(?<slot>[a-z_]+)(?<optional>\?)?\}$", RegexOptions.NonBacktracking)]
    private static partial Regex Place { get; }

    /// <summary>Runs until the flow has answered or waits for the shopper; the session's state says which.</summary>
    public async Task RunAsync(OpenFlow open, Session session)
    {
        var flow = flows[open.Flow];
        var findings = new Findings(open.Slots);
        var index = 0;
        while (true)
        {
            switch (flow.Steps[index])
            {
                case FlowStep.Collect { IfOwn: true } or FlowStep.Verify { IfOwn: true } when !OwnOrders.AreMeant(open, session):
                    break;
                case FlowStep.Collect collect when !open.Slots.ContainsKey(collect.Slot):
                    if (!GoesOn(await CollectAsync(collect, open, session), ref open, session))
                    {
                        return;
                    }

                    break;
                case FlowStep.Verify verify:
                    if (!GoesOn(await IdentityCheck.RunAsync(verify, open, session), ref open, session))
                    {
                        return;
                    }

                    break;
                case FlowStep.Call:
                    var calls = TogetherFrom(flow, index);
                    if (await CallAsync(calls, open, findings, session) is { } label)
                    {
                        index = flow.Steps.IndexOf(flow.Steps.OfType<FlowStep.Answer>().First(answer => answer.Label == label));
                        continue;
                    }

                    index += calls.Length - 1;
                    break;
                case FlowStep.Answer answer:
                    Answer(answer, open, findings, session);
                    return;
            }

            index++;
        }
    }

    private static bool GoesOn(StepEnd end, ref OpenFlow open, Session session)
    {
        switch (end)
        {
            case StepEnd.GoOn(var more):
                open = more;
                return true;
            case StepEnd.Waits(var waiting):
                session.State = session.State with { Active = waiting };
                return false;
            case StepEnd.Over:
                session.State = session.State with { Active = null };
                return false;
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<StepEnd> CollectAsync(FlowStep.Collect step, OpenFlow open, Session session) => step.Slot switch
    {
        Slots.Order => await OrderChoice.ChooseAsync(step, open, session),
        _ when step.Ask is not null => Asking.For(step.Slot, step.Ask, open, session),
        _ => new StepEnd.GoOn(open),
    };

    /// <summary>Calls that stand next to each other are made together, as far as none of them decides what comes next.</summary>
    private static ImmutableArray<FlowStep.Call> TogetherFrom(Flow flow, int index)
    {
        var calls = flow.Steps.Skip(index).TakeWhile(step => step is FlowStep.Call).Cast<FlowStep.Call>().ToList();
        var deciding = calls.FindIndex(call => call.Next.Count > 0);
        return [.. calls.Take(deciding < 0 ? calls.Count : deciding + 1)];
    }

    /// <summary>The label of the answer that the last call leads to, if it leads to one.</summary>
    private static async Task<string?> CallAsync(
        ImmutableArray<FlowStep.Call> calls, OpenFlow open, Findings findings, Session session)
    {
        findings.Learn(open.Slots);
        var answers = calls.Select(call => Arguments(call, open) is { } arguments
            ? session.Tools.CallAsync(call.Tool, arguments)
            : Task.FromResult<ToolAnswer>(new ToolAnswer.NotMade())).ToList();
        string? label = null;
        foreach (var (call, answer) in calls.Zip(await Task.WhenAll(answers)))
        {
            findings.Add(call.Tool, answer);
            label = Outcomes.Of(call.Tool, answer) is { } outcome ? call.Next.GetValueOrDefault(outcome) : null;
        }

        return label;
    }

    /// <summary>Null where a value that the call needs is not known.</summary>
    private static ImmutableSortedDictionary<string, JsonElement>? Arguments(FlowStep.Call call, OpenFlow open)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, written) in call.Arguments)
        {
            if (Place.Match(written) is not { Success: true } place)
            {
                arguments.Add(name, Literal(written));
            }
            else if (open.Slots.TryGetValue(place.Groups["slot"].Value, out var value))
            {
                arguments.Add(name, Slots.ToJson(place.Groups["slot"].Value, value));
            }
            else if (!place.Groups["optional"].Success)
            {
                return null;
            }
        }

        return arguments.ToImmutable();
    }

    private static JsonElement Literal(string written) => bool.TryParse(written, out var flag)
        ? JsonSerializer.SerializeToElement(flag, AIJsonUtilities.DefaultOptions)
        : JsonSerializer.SerializeToElement(written, AIJsonUtilities.DefaultOptions);

    private void Answer(FlowStep.Answer answer, OpenFlow open, Findings findings, Session session)
    {
        findings.Learn(open.Slots);
        session.State = session.State with { Active = null, Last = open with { Asked = null } };
        foreach (var line in answer.Lines)
        {
            session.Draft.State(line switch
            {
                AnswerLine.Say(var key) => session.Say(key, PlacesOf(open)),
                AnswerLine.Compose(var name) => _composers[name].Compose(findings, session),
                _ => throw new UnreachableException(),
            });
        }

        session.Draft.Suggest(answer.Suggest.Select(key => session.Say(key)));
        switch (answer.Offer)
        {
            case null:
                break;
            case { Flow: WellKnown.Handoff } person:
                Offering.Person(session, person.Ask, person.Reason ?? "customer_request");
                break;
            case var offer:
                Offering.Make(session, new Offer(offer.Flow, open.Slots), offer.Ask, PlacesOf(open));
                break;
        }
    }

    private static (string Name, string Value)[] PlacesOf(OpenFlow open) => [.. open.Slots.Select(slot => (slot.Key, slot.Value))];
}
