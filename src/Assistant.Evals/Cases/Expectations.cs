using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Assistant.Evals.Cases;

[Description("What must hold of one answer. A text between slashes is a regular expression; case does not count.")]
public sealed record TurnExpectations
{
    [Description("Texts that must all stand in the answer.")]
    public ImmutableArray<string> Says { get; init; } = [];

    [Description("Texts of which one must stand in the answer.")]
    public ImmutableArray<string> SaysAny { get; init; } = [];

    [Description("Texts that must not stand in the answer.")]
    public ImmutableArray<string> Never { get; init; } = [];

    [Description("Pages that must be cited, as page or page#anchor.")]
    public ImmutableArray<string> Cites { get; init; } = [];

    [Description("Rules that must stand behind the answer, such as returns.return_window_days: it was decided by them, or cites the section that states them.")]
    public ImmutableArray<string> Rules { get; init; } = [];

    [Description("The card that is shown: order, product or none.")]
    public string? Card { get; init; }

    [Description("What is asked for: order, email, code, product, or whether a person should take over.")]
    public string? Asks { get; init; }

    [Description("What the brain must take the shopper to want.")]
    public string? Intent { get; init; }

    [Description("The change whose card is shown, or whose state is told.")]
    public ActionExpectation? Action { get; init; }

    [Description("Suggestions that must be shown.")]
    public ImmutableArray<string> Suggests { get; init; } = [];

    [Description("Whether the conversation waits for a person after this answer.")]
    public bool? HandedOff { get; init; }
}

[Description("A change of the shop as an answer tells it.")]
public sealed record ActionExpectation
{
    public const string None = "none";

    [Description("The tool, such as create_return; none where no change may be told of.")]
    public string? Tool { get; init; }

    [Description("proposed, needsApproval, succeeded, rejected, unknown, expired, declined or withdrawn.")]
    public string? State { get; init; }

    [Description("What comes back or is paid, in minor units.")]
    public long? Amount { get; init; }

    [Description("Text that must stand in where the money goes.")]
    public string? RefundTo { get; init; }

    [Description("Titles of the items, all of them, in any order; each may be a part of the title.")]
    public ImmutableArray<string> Items { get; init; } = [];

    [Description("Texts that must stand on the card, in any of its facts and notes.")]
    public ImmutableArray<string> Says { get; init; } = [];
}

[Description("What must have become true when the conversation is over.")]
public sealed record CaseExpectations
{
    [Description("Records of the shop that must have changed, and what must stand in them now. Everything else must be as it was.")]
    public ImmutableArray<CaseShopState> Shop { get; init; } = [];

    [Description("How it ends: answered, asking, declined, personOffered, handedOff, proposed (a card waits for the shopper) or done (a change was carried out).")]
    public string? Outcome { get; init; }

    [Description("The handoff that must have been made.")]
    public HandoffExpectation? Handoff { get; init; }

    [Description("Citations that must stand in some answer.")]
    public ImmutableArray<CitationExpectation> Cites { get; init; } = [];

    [Description("Texts that must stand in some answer.")]
    public ImmutableArray<string> Says { get; init; } = [];

    [Description("Texts that must stand in no answer.")]
    public ImmutableArray<string> Never { get; init; } = [];

    [Description("plain: calm and without blame. caring: also acknowledges what the shopper went through.")]
    public string? Tone { get; init; }

    [Description("How many questions the shopper may be asked at most.")]
    public int? QuestionsAtMost { get; init; }

    [Description("How many messages the shopper may need at most; for simulated shoppers.")]
    public int? TurnsAtMost { get; init; }

    [Description("Longest time for any one answer, in milliseconds. Timings differ by machine: leave room.")]
    public int? LatencyMilliseconds { get; init; }

    [Description("Most tokens that all model calls of the conversation may use; the built-in brain uses none.")]
    public long? TokensAtMost { get; init; }

    [Description("Sentences that a judging model must find true. Never counts alone; skipped where no judge is configured.")]
    public ImmutableArray<string> Judge { get; init; } = [];
}

[Description("One record of the shop as it must be afterwards.")]
public sealed record CaseShopState
{
    [Description("Order number.")]
    public string? Order { get; init; }

    [Description("Product id.")]
    public string? Product { get; init; }

    [Description("Customer id.")]
    public string? Customer { get; init; }

    [Description("Members that must have these values now; others may have any. Lists are compared whole.")]
    public JsonObject Has { get; init; } = [];
}

[Description("What a person must receive.")]
public sealed record HandoffExpectation
{
    [Description("customer_request, cannot_answer, action_needed, complaint, technical_fault, limit_reached or sensitive_topic.")]
    public string? Reason { get; init; }

    [Description("What the assistant took the shopper to want.")]
    public string? Intent { get; init; }

    [Description("visitor, guest or customer.")]
    public string? Identity { get; init; }

    [Description("Texts that must stand in the open question.")]
    public ImmutableArray<string> OpenQuestion { get; init; } = [];

    [Description("Orders that must be named.")]
    public ImmutableArray<string> Orders { get; init; } = [];

    [Description("Tools that must have been tried.")]
    public ImmutableArray<string> Tried { get; init; } = [];

    [Description("Texts that must stand in the transcript.")]
    public ImmutableArray<string> Transcript { get; init; } = [];
}

[Description("A citation: the page, and what the quoted sentence must say.")]
public sealed record CitationExpectation
{
    [Description("Page id.")]
    public required string Page { get; init; }

    [Description("Anchor of the section.")]
    public string? Anchor { get; init; }

    [Description("Text that must stand in an answer with this citation.")]
    public string? Sentence { get; init; }
}
