using System.Collections.Immutable;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What a dialogue remembers from one turn to the next. It travels as text, see <see cref="StateText"/>.</summary>
internal sealed record DialogueState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The task that waits for something from the shopper.</summary>
    public OpenFlow? Active { get; init; }

    /// <summary>Tasks that other questions came in between of, the newest last.</summary>
    public ImmutableArray<OpenFlow> Interrupted { get; init; } = [];

    /// <summary>The task that was answered last: "and W1003?" asks it again.</summary>
    public OpenFlow? Last { get; init; }

    /// <summary>The task that proposed a change last, with all that it was made of: "only the boots" changes it.</summary>
    public OpenFlow? Proposed { get; init; }

    /// <summary>The card of which the shopper was told last that it is still open.</summary>
    public string? Reminded { get; init; }

    public Focus Focus { get; init; } = new();

    /// <summary>What was spoken of one after the other, the newest last.</summary>
    public ImmutableArray<Matter> Matters { get; init; } = [];

    /// <summary>What "yes" would accept.</summary>
    public Offer? Offer { get; init; }

    /// <summary>Counted with the one in which a person was declined, the turns in which none is offered again just so.</summary>
    public const int TurnsWithoutOffer = 2;

    /// <summary>Turns left of <see cref="TurnsWithoutOffer"/>.</summary>
    public int WithoutOffer { get; init; }

    /// <summary>Whether the shopper was known to wait for a person when the last turn began.</summary>
    public bool IsQueued { get; init; }

    /// <summary>The one order that this conversation has proved by a mailed code.</summary>
    public string? ProvedOrder { get; init; }

    /// <summary>How often in a row each point was not understood.</summary>
    public ImmutableSortedDictionary<string, int> Misses { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How often each reply was said, so that the next time takes another wording.</summary>
    public ImmutableSortedDictionary<string, int> Said { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Fingerprints of the last answers, the newest last.</summary>
    public ImmutableArray<uint> Answers { get; init; } = [];
}

/// <summary>A task and what is known of it.</summary>
/// <param name="Flow">The flow's id.</param>
/// <param name="Slots">Values by slot name.</param>
/// <param name="Asked">The slot that the shopper was asked for last; null when nothing was asked.</param>
internal sealed record OpenFlow(string Flow, ImmutableSortedDictionary<string, string> Slots, string? Asked)
{
    /// <summary>"Shall we go back to your order?" was asked; it is not asked a second time.</summary>
    public bool WasOffered { get; init; }

    public static OpenFlow Of(string flow) => new(flow, ImmutableSortedDictionary<string, string>.Empty, Asked: null);

    public OpenFlow With(string slot, string value) => this with { Slots = Slots.SetItem(slot, value) };
}

/// <summary>What is being spoken of: what "it", "the second one" or "and for gift cards?" point to.</summary>
internal sealed record Focus
{
    public string? Order { get; init; }

    /// <summary>Order numbers in the order in which the shopper saw them last.</summary>
    public ImmutableArray<string> Orders { get; init; } = [];

    /// <summary>The items of the order in focus.</summary>
    public ImmutableArray<ShownItem> Items { get; init; } = [];

    /// <summary>Which of them were spoken of last, as the text of the slot; null for all.</summary>
    public string? Lines { get; init; }

    public string? Product { get; init; }

    /// <summary>Products in the order in which the shopper saw them last.</summary>
    public ImmutableArray<ShownProduct> Products { get; init; } = [];

    /// <summary>What was given to choose from with the last question.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What a further question to the pages may go on with: the last one, and where it said too little alone, the one before as well.</summary>
    public string? Topic { get; init; }

    /// <summary>The country that the order last read goes to or the shopper says to live in, as ISO 3166-1 code: what a page says for each country, it says for this one.</summary>
    public string? Country { get; init; }

    /// <summary>The page that answered last.</summary>
    public string? Page { get; init; }

    /// <summary>Fingerprints of the sentences of pages that were told, as often as they were, the newest last.</summary>
    public ImmutableArray<uint> Told { get; init; } = [];

    /// <summary>The time that the prices of a list were last said to be of: it need not be said with every list.</summary>
    public string? ListAsOf { get; init; }

    /// <summary>How the order was last said to be getting on, so that it need not be said with every answer.</summary>
    public uint? Brief { get; init; }

    /// <summary>What the shopper asked for last in their own words, and what it was taken to be; for a person who takes over.</summary>
    public string? Request { get; init; }

    public string? Intent { get; init; }
}

/// <param name="Line">The id of the line inside its order.</param>
/// <param name="Product">Empty where only the line is known.</param>
/// <param name="Options">Such as <c>Moss green, L</c>.</param>
internal sealed record ShownItem(string Line, string Product, string Title, int Quantity = 1, string? Options = null);

/// <param name="Price">Minor units; comparable within one list.</param>
internal sealed record ShownProduct(string Product, string Title, long Price);

/// <summary>Something that the assistant has offered and the shopper may accept by "yes".</summary>
/// <param name="Flow">The flow that accepting starts; handing over to a person is a flow too.</param>
/// <param name="Slots">What that flow starts with.</param>
internal sealed record Offer(string Flow, ImmutableSortedDictionary<string, string> Slots);
