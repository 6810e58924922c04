using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Assistant.Evals.Cases;

/// <summary>One evaluated conversation, as a file under <c>evals/</c> holds it. What each field means stands in its description.</summary>
/// <remarks>The descriptions are what <c>evals/case.schema.json</c> shows an author in an editor.</remarks>
[Description("One evaluated conversation. docs/evals.md explains how to write one.")]
public sealed record EvalCase
{
    [JsonPropertyName("$schema"), Description("Path of case.schema.json, for editors.")]
    public string? Schema { get; init; }

    [Description("Unique in all suites: lower-case words with hyphens, the same as the file's name.")]
    public required string Id { get; init; }

    [Description("One sentence for a support manager: what a shopper must get, and why it matters.")]
    public required string Purpose { get; init; }

    [Description("A run in which this case fails does not pass, whatever the others do.")]
    public bool MustPass { get; init; }

    [Description("Ids of the policy pages that the case touches, for scores by policy.")]
    public ImmutableArray<string> Policies { get; init; } = [];

    [Description("What the shopper wants, as names of prompts/intents, for scores by intent.")]
    public ImmutableArray<string> Intents { get; init; } = [];

    [Description("Who writes.")]
    public CaseShopper Shopper { get; init; } = new();

    [Description("The shop as the shopper meets it.")]
    public CaseShop Shop { get; init; } = new();

    [Description("What the shopper does, step by step. Leave it out where the shopper is simulated.")]
    public ImmutableArray<CaseTurn> Turns { get; init; } = [];

    [Description("A shopper with a goal who decides from the answers what to write next. Leave it out where turns are written.")]
    public SimulatedShopper? Simulated { get; init; }

    [Description("What must have become true when the conversation is over.")]
    public CaseExpectations Expect { get; init; } = new();

    [Description("Where the case comes from, such as a recorded conversation or a fault that was mended.")]
    public string? Source { get; init; }
}

[Description("Who writes.")]
public sealed record CaseShopper
{
    public const string Visitor = "visitor";

    [Description("visitor, or the id of a customer who is signed in, such as ada.")]
    public string Who { get; init; } = Visitor;

    [Description("BCP 47 language of the shopper's browser, such as de.")]
    public string? Locale { get; init; }
}

[Description("The shop as the shopper meets it.")]
public sealed record CaseShop
{
    [Description("larkfield (the demo shop), or a snapshot file relative to the case's folder.")]
    public string Seed { get; init; } = CaseDefaults.Seed;

    [Description("The day on which the demo shop is made: its stories are relative to it. Default 2026-11-18, a Wednesday.")]
    public DateOnly Day { get; init; } = CaseDefaults.Day;

    [Description("When the conversation begins, as a time with an offset. Default: noon in Amsterdam on that day.")]
    public DateTimeOffset? Now { get; init; }

    [Description("A folder of policy pages, relative to the case's folder. They are added to the shop's own, or stand for those of the same file name.")]
    public string? Pages { get; init; }

    [Description("What is different from the seed before the conversation begins.")]
    public ImmutableArray<CaseShopChange> Changes { get; init; } = [];
}

[Description("A change of one record: name the order, the product or the customer.")]
public sealed record CaseShopChange
{
    [Description("Order number.")]
    public string? Order { get; init; }

    [Description("Product id.")]
    public string? Product { get; init; }

    [Description("Customer id.")]
    public string? Customer { get; init; }

    [Description("JSON merge patch (RFC 7396) over the record as docs/shop-snapshot.md describes it.")]
    public required System.Text.Json.Nodes.JsonObject Set { get; init; }
}

[Description("One thing that happens, and what the answer to it must be. Exactly one of types, clicks, decides, approves, waits, changes and losesReply.")]
public sealed record CaseTurn
{
    [Description("Typed. {code} is the newest mailed code, {spaced code} the same in two halves, {wrong code} another; {card code} stands on the newest card of a change.")]
    public string? Types { get; init; }

    [Description("Picks this suggestion, which the last answer must have shown.")]
    public string? Clicks { get; init; }

    [Description("Clicks on the newest card of a change: confirm or decline.")]
    public string? Decides { get; init; }

    [Description("A person of the shop approves (true) or refuses (false) what waits for approval; the answer is what the shopper is told of it.")]
    public bool? Approves { get; init; }

    [Description("The shop's reply to the next change is lost after it was carried out.")]
    public bool? LosesReply { get; init; }

    [Description("Lets time pass before the next step, such as 00:31:00.")]
    public TimeSpan? Waits { get; init; }

    [Description("The shop changes underneath before the next step.")]
    public ImmutableArray<CaseShopChange> Changes { get; init; } = [];

    [Description("What must hold of the answer to this message.")]
    public TurnExpectations? Expect { get; init; }
}

internal static class CaseDefaults
{
    public const string Seed = "larkfield";

    /// <summary>A Wednesday in winter time, before Black Friday.</summary>
    public static readonly DateOnly Day = new(2026, 11, 18);

    /// <summary>Within opening hours, and the same day everywhere in Europe.</summary>
    public static readonly TimeOnly Noon = new(11, 0);
}
