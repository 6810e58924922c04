using System.Collections.Immutable;
using System.ComponentModel;

namespace Assistant.Evals.Cases;

[Description("A shopper with goals, knowledge, patience and a way of typing, who decides from the answers what to write next.")]
public sealed record SimulatedShopper
{
    [Description("What the shopper wants, in order.")]
    public ImmutableArray<ShopperGoal> Goals { get; init; } = [];

    [Description("What the shopper knows and tells when asked: order, email, product, name and so on.")]
    public ImmutableDictionary<string, string> Knows { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Description("How often a goal is tried again in other words before the shopper asks for a person. Default 2.")]
    public int Patience { get; init; } = 2;

    [Description("How the shopper types: tidy, plain, hurried or careless. Default plain.")]
    public string Typing { get; init; } = "plain";

    [Description("calm, impatient, upset or hostile. Default calm.")]
    public string Mood { get; init; } = "calm";

    [Description("Seed of everything that is drawn. The same seed types the same.")]
    public int Seed { get; init; } = 1;
}

[Description("One thing that a simulated shopper wants.")]
public sealed record ShopperGoal
{
    [Description("Ways of saying it, the first one first; the others when the answer did not help.")]
    public required ImmutableArray<string> Says { get; init; }

    [Description("The goal is reached when an answer holds this; see the fields of a turn's expectations.")]
    public required TurnExpectations Reached { get; init; }
}
