using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Handoffs;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Checks that flows fit together and name only what exists, so that no conversation finds out.</summary>
internal sealed partial class FlowChecks(ImmutableArray<WrittenFlow> flows, FlowVocabulary vocabulary)
{
    [GeneratedRegex(@"\{(?<slot>[^{}]*?)\??\}")]
    private static partial Regex Places { get; }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex IdShape { get; }

    public IEnumerable<FlowFault> Faults() =>
        flows.SelectMany(InFlow).Concat(Twice()).Concat(Missing());

    private IEnumerable<FlowFault> InFlow(WrittenFlow written)
    {
        if (!IdShape.IsMatch(written.Flow.Id))
        {
            yield return At(written, 1, $"The id \"{written.Flow.Id}\" must be lower-case letters, digits and underscores.");
        }

        foreach (var intent in written.Flow.Questions.Keys.Where(intent => !vocabulary.Intents.Contains(intent)))
        {
            yield return At(written, 1, $"There is no intent \"{intent}\". Add prompts/intents/{intent}.txt or take it out.");
        }

        foreach (var step in written.Steps)
        {
            foreach (var fault in InStep(step.Step, written))
            {
                yield return At(written, step.Line, fault);
            }
        }

        foreach (var step in Unreachable(written))
        {
            yield return At(written, step.Line, "Nothing leads to this step. Name its answer's label in a call above, or take it out.");
        }

        if (written.Steps is [.., { Step: not FlowStep.Answer, Line: var last }])
        {
            yield return At(written, last, "The flow ends without saying anything. Let its last step be an answer.");
        }
    }

    private IEnumerable<string> InStep(FlowStep? step, WrittenFlow written) => step switch
    {
        FlowStep.Collect collect => InCollect(collect),
        FlowStep.Verify verify => InLines(verify.Before),
        FlowStep.Call call => InCall(call, written),
        FlowStep.TurnTo turn when flows.All(flow => flow.Flow.Id != turn.Flow) => [$"There is no flow \"{turn.Flow}\" to turn to. Add prompts/flows/{turn.Flow}.yaml or correct the name."],
        FlowStep.Answer answer => InAnswer(answer),
        _ => [],
    };

    private IEnumerable<string> InCollect(FlowStep.Collect collect)
    {
        if (!Slots.All.Contains(collect.Slot))
        {
            yield return $"There is no slot \"{collect.Slot}\". Known: {string.Join(", ", Slots.All.Order(StringComparer.Ordinal))}.";
        }
        else if (collect.Ask is not null && !Slots.Askable.Contains(collect.Slot))
        {
            yield return $"The slot \"{collect.Slot}\" cannot be asked for. Take \"ask\" out.";
        }

        if (collect.Ask is { } ask && MissingReply(ask) is { } fault)
        {
            yield return fault;
        }
    }

    private IEnumerable<string> InCall(FlowStep.Call call, WrittenFlow written)
    {
        if (!vocabulary.Tools.Contains(call.Tool))
        {
            yield return $"There is no tool \"{call.Tool}\". Known: {string.Join(", ", vocabulary.Tools.Order(StringComparer.Ordinal))}.";
        }

        var unknown = call.Arguments.Values
            .SelectMany(value => Places.Matches(value).Select(place => place.Groups["slot"].Value.Split('?')[0]))
            .Where(slot => !Slots.All.Contains(slot));
        foreach (var slot in unknown)
        {
            yield return $"There is no slot \"{slot}\". Known: {string.Join(", ", Slots.All.Order(StringComparer.Ordinal))}.";
        }

        var labels = written.Flow.Steps.OfType<FlowStep.Answer>().Select(answer => answer.Label);
        foreach (var label in call.Next.Values.Except(labels))
        {
            yield return $"There is no answer \"{label}\" in this flow. Add \"- answer: {label}\" or correct the name.";
        }
    }

    private IEnumerable<string> InAnswer(FlowStep.Answer answer)
    {
        foreach (var fault in InLines(answer.Lines).Concat(answer.Suggest.Select(MissingReply).OfType<string>()))
        {
            yield return fault;
        }

        if (answer.Offer is not { } offer)
        {
            yield break;
        }

        if (MissingReply(offer.Ask) is { } missing)
        {
            yield return missing;
        }

        if (flows.All(flow => flow.Flow.Id != offer.Flow))
        {
            yield return $"There is no flow \"{offer.Flow}\" to offer. Add prompts/flows/{offer.Flow}.yaml or correct the name.";
        }

        if (offer.Reason is { } reason && !HandoffReasons.Contains(reason))
        {
            yield return $"There is no reason \"{reason}\". Known: {string.Join(", ", HandoffReasons)}.";
        }
    }

    private IEnumerable<string> InLines(ImmutableArray<AnswerLine> lines)
    {
        foreach (var fault in lines.OfType<AnswerLine.Say>().Select(line => MissingReply(line.Key)).OfType<string>())
        {
            yield return fault;
        }

        foreach (var part in lines.OfType<AnswerLine.Compose>().Where(line => !vocabulary.Composers.Contains(line.Composer)))
        {
            yield return $"There is no part \"{part.Composer}\" to compose. "
                + $"Known: {string.Join(", ", vocabulary.Composers.Order(StringComparer.Ordinal))}.";
        }
    }

    /// <summary>Follows every way through the flow. A call may also be skipped, so the step after it is always reached.</summary>
    private static IEnumerable<WrittenStep> Unreachable(WrittenFlow written)
    {
        var reached = new HashSet<int>();
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out var index))
        {
            if (index >= written.Steps.Length || !reached.Add(index))
            {
                continue;
            }

            if (written.Steps[index].Step is FlowStep.Call call)
            {
                foreach (var label in call.Next.Values)
                {
                    open.Enqueue(IndexOf(written, label));
                }
            }

            if (written.Steps[index].Step is not FlowStep.Answer)
            {
                open.Enqueue(index + 1);
            }
        }

        return written.Steps.Where((_, index) => !reached.Contains(index));
    }

    private static int IndexOf(WrittenFlow written, string label)
    {
        var index = 0;
        while (index < written.Steps.Length && (written.Steps[index].Step as FlowStep.Answer)?.Label != label)
        {
            index++;
        }

        return index;
    }

    private IEnumerable<FlowFault> Missing() =>
        WellKnown.All.Where(id => flows.All(flow => flow.Flow.Id != id))
            .Select(id => new FlowFault($"{id}.yaml", 0, $"The assistant itself needs a flow \"{id}\". Add the file, or look above for what is wrong in it."));

    private IEnumerable<FlowFault> Twice()
    {
        foreach (var same in flows.GroupBy(flow => flow.Flow.Id).Where(same => same.Count() > 1))
        {
            yield return At(same.Last(), 1, $"The flow \"{same.Key}\" is also in {same.First().File}. Rename one.");
        }

        var intents = flows.SelectMany(flow => flow.Flow.Questions.Keys, (flow, intent) => (flow, intent));
        foreach (var same in intents.GroupBy(pair => pair.intent).Where(same => same.Count() > 1))
        {
            yield return At(same.Last().flow, 1, $"The intent \"{same.Key}\" also starts {same.First().flow.File}. Leave it in one.");
        }
    }

    private static readonly ImmutableArray<string> HandoffReasons =
        [.. Enum.GetNames<HandoffReason>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private string? MissingReply(string key) =>
        vocabulary.Replies.Contains(key) ? null : $"prompts/replies has no text \"{key}\". Add it or correct the name.";

    private static FlowFault At(WrittenFlow flow, long line, string fault) => new(flow.File, line, fault);
}
