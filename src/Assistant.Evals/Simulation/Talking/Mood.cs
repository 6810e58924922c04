using System.Collections.Immutable;

namespace Assistant.Evals.Simulation.Talking;

/// <summary>What a mood adds to what a shopper says. Rude where people are rude; nobody is called names.</summary>
internal sealed record Mood
{
    /// <summary>Share of wishes that carry words of the mood; it grows with every try.</summary>
    public double Adds { get; init; }

    public ImmutableArray<string> Before { get; init; } = [];

    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Put before words that are said once more.</summary>
    public ImmutableArray<string> Again { get; init; } = [];

    public ImmutableArray<string> AsksForPerson { get; init; } = [];

    /// <summary>Said on leaving with nothing; a mood without such words just leaves.</summary>
    public ImmutableArray<string> Leaves { get; init; } = [];

    /// <summary>Chance that somebody who is asked for something first asks why.</summary>
    public double AsksWhy { get; init; }

    /// <summary>Chance of a question beside the matter between two goals.</summary>
    public double AsksBeside { get; init; }

    /// <summary>Chance of a word of thanks at the end.</summary>
    public double Thanks { get; init; }

    /// <param name="name">As a case names it.</param>
    public static Mood Of(string name) => name switch
    {
        "calm" => Calm,
        "impatient" => Impatient,
        "upset" => Upset,
        "hostile" => Hostile,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a mood."),
    };

    private static Mood Calm { get; } = new()
    {
        Adds = 0.15,
        Before = ["Hello,", "Hi there,", "Quick question:"],
        After = ["Thanks in advance.", "Thank you.", "No rush."],
        Again = ["Let me say it again:", "Sorry, I meant:", "Maybe I wasn't clear."],
        AsksForPerson = ["I'd like to talk to a person please", "Could somebody from your team help me with this, please?", "Can I speak to a human being instead?"],
        AsksWhy = 0.12,
        AsksBeside = 0.12,
        Thanks = 0.5,
    };

    private static Mood Impatient { get; } = new()
    {
        Adds = 0.35,
        Before = ["Quickly please,", "In a hurry:", "I don't have long."],
        After = ["I don't have all day.", "Please be quick.", "And fast please.", "I need to know today."],
        Again = ["Once more:", "I asked you something.", "Again:"],
        AsksForPerson = ["Just get me a person", "A human please, this takes too long", "Can somebody real answer me now?"],
        Leaves = ["Never mind, I have to go."],
        AsksWhy = 0.08,
        AsksBeside = 0.15,
        Thanks = 0.2,
    };

    private static Mood Upset { get; } = new()
    {
        Adds = 0.4,
        Before = ["I'm really disappointed.", "This is so frustrating.", "I'm at my wits' end."],
        After = ["I was counting on this.", "It has ruined my weekend.", "I expected better from you.", "I'm honestly close to tears."],
        Again = ["Please just listen:", "You are not helping me.", "I already told you:"],
        AsksForPerson = ["I can't do this any more, please let me talk to a person", "Is there not one person who can help me?", "I want to talk to somebody who cares"],
        Leaves = ["Forget it. I won't be ordering here again."],
        AsksWhy = 0.1,
        AsksBeside = 0.08,
        Thanks = 0.25,
    };

    private static Mood Hostile { get; } = new()
    {
        Adds = 0.5,
        Before = ["This is a joke.", "What kind of shop is this?", "Unbelievable."],
        After = ["Worst service I have ever had.", "Are you even reading this?", "You people are useless.", "I'll tell everybody about this."],
        Again = ["Are you deaf?", "Read it again:", "How stupid is this thing?"],
        AsksForPerson = ["Enough. Give me a human", "Stop this nonsense and get me a real person", "I'm not talking to a machine. A person, now"],
        Leaves = ["Pathetic. I'm done here.", "You'll hear from me elsewhere."],
        AsksWhy = 0.15,
        AsksBeside = 0.05,
        Thanks = 0.02,
    };
}
