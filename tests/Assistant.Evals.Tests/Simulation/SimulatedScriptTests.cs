using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Simulation;
using Assistant.Evals.Simulation.Talking;
using static Assistant.Evals.Tests.Simulation.TalkingTo;

namespace Assistant.Evals.Tests.Simulation;

public sealed class SimulatedScriptTests
{
    private const string AsksBoth = "To look at an order I need the order number (such as W1042) and the e-mail address it was placed with.";
    private const string Useless = "That is a nice day.";

    private static readonly SimulatedShopper Shopper = new()
    {
        Goals = [new ShopperGoal { Says = ["Where is my parcel?", "When does it come?"], Reached = new TurnExpectations { Says = ["Friday"] } }],
        Typing = "tidy",
    };

    private static Task<IReadOnlyList<string>> Hears(SimulatedShopper shopper, string answer, int seed = 0) => One(new SimulatedScript(shopper, seed), answer).ListenAsync();

    [Fact]
    public async Task The_same_seed_and_the_same_answers_give_the_same_conversation()
    {
        foreach (var mood in CaseRules.Moods)
        {
            var shopper = Shopper with { Mood = mood, Typing = "careless", Patience = 5 };
            for (var seed = 0; seed < 20; seed++)
                Assert.Equal(await Hears(shopper, AsksBoth, seed), await Hears(shopper, AsksBoth, seed));
        }
    }

    [Fact]
    public async Task Other_seeds_give_other_conversations()
    {
        var talks = new HashSet<string>();
        for (var seed = 0; seed < 30; seed++)
            talks.Add(string.Join('\n', await Hears(Shopper with { Mood = "hostile", Typing = "careless", Patience = 5 }, Useless, seed)));

        Assert.True(talks.Count > 20);
    }

    [Fact]
    public async Task Stops_when_the_goals_are_reached_but_for_a_word_of_thanks()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var script = new SimulatedScript(Shopper, seed);
            var heard = await One(script, "It comes on Friday.").ListenAsync();

            Assert.Equal((1, 1, false), (script.Goals.Reached, script.Goals.Of, script.Goals.AskedForPerson));
            Assert.InRange(heard.Count, 1, 2);
            Assert.All(heard.Skip(1), words => Assert.Contains(words, SmallTalk.Thanks));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Tries_other_words_then_the_same_ones_annoyed_then_asks_for_a_person_then_leaves(int patience)
    {
        var script = new SimulatedScript(Shopper with { Patience = patience }, 3);
        var heard = await One(script, Useless).ListenAsync();

        Assert.Contains("Where is my parcel?", heard[0], StringComparison.Ordinal);
        Assert.All(heard.Take(patience + 1).Skip(1), words => Assert.Contains("When does it come?", words, StringComparison.Ordinal));
        Assert.All(heard.Take(patience + 1).Skip(2), words => Assert.Contains(Mood.Of("calm").Again, again => words.StartsWith(again, StringComparison.Ordinal)));
        Assert.All(heard.Skip(patience + 1), words => Assert.Contains(words, Mood.Of("calm").AsksForPerson));
        Assert.Equal(patience + 3, heard.Count);
        Assert.True(script.Goals.AskedForPerson);
    }

    [Fact]
    public async Task Tells_order_and_address_when_asked_for_them()
    {
        var knowing = Shopper with { Knows = ImmutableSortedDictionary.CreateRange(new Dictionary<string, string> { ["order"] = "W1001", ["email"] = "ada@example.com" }) };
        for (var seed = 0; seed < 50; seed++)
        {
            var heard = await Hears(knowing, AsksBoth, seed);
            Assert.Contains(heard, words => words.Contains("W1001", StringComparison.Ordinal) && words.Contains("ada@example.com", StringComparison.Ordinal));
            Assert.InRange(heard.Count(words => words.Contains("W1001", StringComparison.Ordinal)), 1, 3);
        }
    }

    [Fact]
    public async Task Types_the_mailed_code_or_what_the_case_has_instead()
    {
        const string asksCode = "Please type the six-digit code here.";
        var guessing = Shopper with { Knows = ImmutableSortedDictionary<string, string>.Empty.Add("code", "{wrong code}") };
        var without = Shopper with { Knows = ImmutableSortedDictionary<string, string>.Empty.Add("code", "none") };

        Assert.Contains(await Hears(Shopper, asksCode), words => words.Contains("{code}", StringComparison.Ordinal));
        Assert.Contains(await Hears(guessing, asksCode), words => words.Contains("{wrong code}", StringComparison.Ordinal));
        Assert.DoesNotContain(await Hears(without, asksCode), words => words.Contains("code}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_honestly_and_never_twice_in_the_same_words_that_it_does_not_know()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var heard = await Hears(Shopper with { Seed = seed }, AsksBoth);
            var honest = heard.Where(words => words.Contains("don't", StringComparison.Ordinal) || words.Contains("No idea", StringComparison.Ordinal)
                || words.Contains("can't", StringComparison.Ordinal) || words.Contains("Not sure", StringComparison.Ordinal)).ToList();

            Assert.True(honest.Count >= 3);
            Assert.Equal(honest.Count, honest.Distinct().Count());
            Assert.DoesNotContain(heard, words => words.Any(char.IsDigit) || words.Contains('@'));
        }
    }

    [Fact]
    public async Task Recognises_its_order_by_the_product_in_a_list()
    {
        var shopper = Shopper with { Knows = ImmutableSortedDictionary<string, string>.Empty.Add("product", "Scree 28") };
        var heard = await Hears(shopper, "Which order is it about?\n- W1001: Scree 28 day pack, shipped\n- W1002: Skerry tent, delivered");

        Assert.Contains(heard, words => words == "W1001");
        Assert.DoesNotContain(heard, words => words.Contains("W1002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Picks_a_suggestion_now_and_then_when_it_takes_the_person_who_is_offered()
    {
        var (clicked, typed) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var script = new SimulatedScript(Shopper with { Patience = 0 }, seed);
            var heard = await new TalkingTo(script, _ => Says("I don't know. Would you like a person to take over?", "Yes, please", "No, thanks")) { HandsOffAfter = "yes" }.ListenAsync();

            (clicked, typed) = heard[^1] == "Yes, please" ? (clicked + 1, typed) : (clicked, typed + 1);
            Assert.True(script.Goals.AskedForPerson);
        }

        Assert.InRange(clicked, 10, 60);
        Assert.Equal(100, clicked + typed);
    }

    [Fact]
    public async Task Says_no_more_once_a_person_has_the_conversation()
    {
        var heard = await new TalkingTo(new SimulatedScript(Shopper, 1), _ => Says(Useless)) { HandsOffAfter = "When does it come" }.ListenAsync();

        Assert.Contains("When does it come?", heard[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_its_mind_after_the_first_answer_and_wants_what_it_wants_then()
    {
        var shopper = Shopper with { Goals = [Shopper.Goals[0] with { Instead = ["No, is it blue?", "The colour, please."] }] };
        var script = new SimulatedScript(shopper, 5);
        var heard = await new TalkingTo(script, words => Says(words.Contains("colour", StringComparison.Ordinal) ? "Blue, on Friday." : words.Contains("blue", StringComparison.Ordinal) ? Useless : "On Friday.")).ListenAsync();

        Assert.Contains("Where is my parcel?", heard[0], StringComparison.Ordinal);
        Assert.Contains("No, is it blue?", heard[1], StringComparison.Ordinal);
        Assert.Contains("The colour, please.", heard[2], StringComparison.Ordinal);
        Assert.Equal(1, script.Goals.Reached);
    }

    public static TheoryData<string> UpToSomething => [.. CaseRules.Personas.Skip(1)];

    [Theory]
    [MemberData(nameof(UpToSomething))]
    public async Task Who_is_up_to_something_presses_on_and_leaves_without_wanting_a_person(string persona)
    {
        var script = new SimulatedScript(Shopper with { Persona = persona, Patience = 6 }, 2);
        var heard = await One(script, "I can't do that. Shall I pass this to a person?").ListenAsync();

        var presses = Persona.Of(persona)!.Presses;
        Assert.Equal(5, heard.Count(words => presses.Contains(words)));
        Assert.Equal(7, heard.Count);
        Assert.False(script.Goals.AskedForPerson);
        Assert.Equal(0, script.Goals.Reached);
    }
}
