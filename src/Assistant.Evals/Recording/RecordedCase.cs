using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Conversations;
using Assistant.DemoShop;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Evals.Recording;

/// <summary>A case drafted from a conversation that took place. Its purpose is left to its author: until it is written, no run takes the case.</summary>
/// <param name="LookAt">What the author must look at, one sentence each.</param>
public sealed partial record RecordedCase(EvalCase Case, ImmutableArray<string> LookAt)
{
    private const string Unwritten = "…";

    /// <summary>Shorter pauses change nothing: proofs and codes live longer.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(5);

    /// <summary>The file's text, with what must be looked at as comments.</summary>
    public string Text(string schema) =>
        $"// Recorded; make it yours. Until the purpose is written, no run takes it.\n{string.Concat(LookAt.Select(line => $"// Look at: {line}\n"))}{CaseJson.Write(Case with { Schema = schema })}";

    /// <exception cref="ArgumentException">No shopper said anything in it.</exception>
    public static RecordedCase Of(string id, IReadOnlyList<ConversationEvent> events)
    {
        // What a person of the team answers is not the assistant's.
        var heard = events.TakeWhile(e => e is not PersonSpoke).ToList();
        var turns = Turns(heard);
        if (!turns.Any(turn => turn.Types is not null || turn.Clicks is not null))
            throw new ArgumentException("No shopper wrote to the assistant in this conversation.", nameof(events));

        var customer = heard.OfType<SignedIn>().LastOrDefault()?.Customer;
        var known = DemoCast.All.FirstOrDefault(member => member.Id == customer);
        var answers = heard.OfType<AssistantSpoke>().Where(spoke => spoke.Turn is not null).ToList();
        var handoff = heard.OfType<HandoffQueued>().LastOrDefault()?.Packet;
        var pages = answers.SelectMany(answer => answer.Message.Citations).Select(citation => citation.Page.Value).Distinct().ToImmutableArray();
        var recorded = new EvalCase
        {
            Id = id,
            Purpose = Unwritten,
            Policies = pages,
            Intents = [.. answers.Select(answer => answer.Turn!.Intent).OfType<string>().Distinct()],
            Shopper = new CaseShopper { Who = known?.Id.Value ?? CaseShopper.Visitor, Locale = heard.OfType<Started>().FirstOrDefault()?.Locale },
            Turns = turns,
            Expect = new CaseExpectations
            {
                Outcome = answers.Count is 0 ? null : ConversationEnd.Of(Last(answers[^1], handoff is not null)),
                Cites = [.. pages.Select(page => new CitationExpectation { Page = page })],
                Handoff = handoff is null ? null : new HandoffExpectation { Reason = HandoffCheck.SnakeCase(handoff.Reason.ToString()) },
            },
            Source = $"recorded {events[0].At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        };
        return new RecordedCase(recorded, [.. LookAtIn(events, recorded, customer is not null && known is null)]);
    }

    private static ImmutableArray<CaseTurn> Turns(IEnumerable<ConversationEvent> events)
    {
        var turns = ImmutableArray.CreateBuilder<CaseTurn>();
        var (suggested, codeMailed, cardCode, last) = (ImmutableArray<string>.Empty, false, (string?)null, (DateTimeOffset?)null);
        foreach (var e in events)
        {
            codeMailed |= e is CodeIssued or StepUpIssued;
            suggested = e is AssistantSpoke { Turn: not null } answer ? answer.Message.Suggestions : suggested;
            cardCode = e is ActionProposed proposed ? proposed.Proposal.Code : cardCode;
            if (e is ShopperSpoke spoke)
            {
                if (last is { } before && e.At - before >= ShortestWait)
                    turns.Add(new CaseTurn { Waits = TimeSpan.FromMinutes(Math.Round((e.At - before).TotalMinutes)) });

                turns.Add(spoke.Click is { } click ? new CaseTurn { Decides = click.Decision }
                    : suggested.Contains(spoke.Text) ? new CaseTurn { Clicks = spoke.Text }
                    : cardCode is not null && spoke.Text.Contains(cardCode, StringComparison.OrdinalIgnoreCase)
                        ? new CaseTurn { Types = spoke.Text.Replace(cardCode, "{card code}", StringComparison.OrdinalIgnoreCase) }
                    : new CaseTurn { Types = ShopperWords.WithoutPrivate(spoke.Text, spoke.Code, codeMailed) });
            }

            last = e is IVisible ? e.At : last;
        }

        return turns.ToImmutable();
    }

    private static PlayedTurn Last(AssistantSpoke answer, bool handedOff) =>
        new(1, "", null, answer.Message, answer.Turn, handedOff, TimeSpan.Zero);

    private static IEnumerable<string> LookAtIn(IReadOnlyList<ConversationEvent> events, EvalCase recorded, bool strangeCustomer)
    {
        yield return "every message: names and postal addresses are not recognised and still stand in them.";
        yield return "what is expected: it is what happened, which need not be what should have happened.";
        yield return $"the day: the conversation took place on {events[0].At.UtcDateTime.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}, the case plays on {recorded.Shop.Day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}.";
        if (strangeCustomer)
            yield return "the shopper: they were signed in as a customer whom the demo shop does not have; a visitor stands in for them.";

        var strange = recorded.Turns.SelectMany(turn => OrderNumbers.Matches(turn.Types ?? "").Select(match => match.Value.ToUpperInvariant()))
            .Except(DemoCast.All.SelectMany(member => member.Orders).Select(order => order.Number.Value)).ToList();
        if (strange.Count > 0)
            yield return $"the orders {string.Join(", ", strange)}: nobody of the demo shop's cast has them; docs/demo-shop.md lists those that tell a story.";

        if (events.Any(e => e is ShopperSpoke { Click: not null }))
            yield return "the clicks on cards: a case clicks on the newest card, which need not be the one that was clicked on; what the shop must be in the end stands in no field yet.";

        if (events.Any(e => e is PersonSpoke))
            yield return "the end: what was said once a person had answered was left out.";
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[Ww]\d{4,}(?!\p{N})", RegexOptions.CultureInvariant)]
    private static partial Regex OrderNumbers { get; }
}
