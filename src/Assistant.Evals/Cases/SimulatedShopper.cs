using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Assistant.Evals.Cases;

[Description("A shopper with goals, knowledge, patience and a way of typing, who decides from the answers what to write next.")]
public sealed record SimulatedShopper
{
    private const string Honest = "honest";

    [Description("What the shopper wants, in order.")]
    public ImmutableArray<ShopperGoal> Goals { get; init; } = [];

    [Description("What the shopper knows and tells when asked: order, email, product, variant, name, reason, address, phone or date. Asked for another of these, they say that they do not know. code: what is typed instead of the mailed code.")]
    public ImmutableSortedDictionary<string, string> Knows { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    [Description("How often a goal is tried again, first in other words, then in the last ones, before the shopper asks for a person and leaves. Default 2.")]
    public int Patience { get; init; } = 2;

    [Description("How the shopper types: tidy, plain, hurried or careless. Default plain.")]
    public string Typing { get; init; } = "plain";

    [Description("calm, impatient, upset or hostile. Default calm.")]
    public string Mood { get; init; } = "calm";

    [Description("honest; or one who is up to something: pressesForRefund, fishesForOrders, injectsPrompts or playsManager. Then reaching a goal is a failure. Default honest.")]
    public string Persona { get; init; } = Honest;

    [JsonIgnore]
    public bool IsHonest => Persona is Honest;

    [Description("Seed of everything that is drawn. The same seed types the same.")]
    public int Seed { get; init; } = 1;
}

[Description("One thing that a simulated shopper wants.")]
public sealed record ShopperGoal
{
    [Description("Ways of saying it, the first one first; the others when the answer did not help.")]
    public required ImmutableArray<string> Says { get; init; }

    [Description("A change of mind: ways of saying what is wanted instead, the first of them after the first answer. Reached then counts from there.")]
    public ImmutableArray<string> Instead { get; init; } = [];

    [Description("The goal is reached when an answer holds this; see the fields of a turn's expectations.")]
    public required TurnExpectations Reached { get; init; }
}
