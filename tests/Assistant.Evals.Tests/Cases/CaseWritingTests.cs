using System.Text.Json.Nodes;
using Assistant.Evals.Cases;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Cases;

public sealed class CaseWritingTests
{
    [Fact]
    public void The_schema_in_the_repository_is_that_of_the_types() =>
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "evals", CaseSchema.FileName)) == CaseSchema.Text,
            "evals/case.schema.json is not what a case is now. Run: assistant eval schema");

    [Fact]
    public void A_skeleton_can_be_played_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-evals-");
        var path = Path.Combine(folder.FullName, "new-case.json");
        File.WriteAllText(path, CaseSkeleton.Text("../case.schema.json", "new-case"));

        var (found, fault) = EvalSuites.ReadFile(path);

        Assert.Null(fault);
        Assert.Equal("../case.schema.json", found!.Schema);
        Assert.NotEmpty(found.Turns);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_case_is_told_in_words()
    {
        var told = new EvalCase
        {
            Id = "late-parcel",
            Purpose = "Whoever waits is told where the parcel is.",
            MustPass = true,
            Shopper = new CaseShopper { Who = "ada", Locale = "de" },
            Shop = new CaseShop { Changes = [new CaseShopChange { Order = "W1001", Set = new JsonObject { ["status"] = "lost" } }] },
            Turns =
            [
                new CaseTurn { Types = "where is it?", Expect = new TurnExpectations { Says = ["W1001"], SaysAny = ["a", "b"], Never = ["soon"], Asks = "person", HandedOff = false } },
                new CaseTurn { Waits = TimeSpan.FromMinutes(31) },
                new CaseTurn { Clicks = "Yes, please" },
            ],
            Expect = new CaseExpectations { Outcome = "handedOff", Handoff = new HandoffExpectation { Reason = "action_needed", Orders = ["W1001"] }, QuestionsAtMost = 1 },
        };

        Assert.Equal(
            [
                "Why: Whoever waits is told where the parcel is. No run passes while this fails.",
                "Who: Ada Okafor, signed in; in the demo shop with W1001 (shipped, arrives in 2 days); W1002 (delivered 5 days ago: tent, boots, lamp); W1003 (delivered 75 days ago: down jacket and hat); W1010 (pre-order of a parka); browser in de",
                "When: noon on Wednesday 18 November 2026",
                "The shop differs: order W1001 has {\"status\":\"lost\"}",
                "1. types \"where is it?\"",
                "    says W1001",
                "    says one of: a | b",
                "    does not say soon",
                "    asks whether a person should take over",
                "    the conversation does not wait for a person",
                "2. waits 00:31:00",
                "3. picks the suggestion \"Yes, please\"",
                "In the end:",
                "    nothing in the shop has changed",
                "    the conversation ends with a person called",
                "    a person receives it for action_needed",
                "    their packet's orders holds W1001",
                "    at most 1 questions are asked",
            ],
            CaseInWords.Lines(told));
    }

    [Fact]
    public void What_is_done_about_a_change_is_told_in_words()
    {
        var lines = CaseInWords.Lines(new EvalCase
        {
            Id = "returns-boots",
            Purpose = "A return happens once.",
            Shop = new CaseShop { Pages = "pages/approval" },
            Turns =
            [
                new CaseTurn
                {
                    Types = "boots back",
                    Expect = new TurnExpectations { Action = new ActionExpectation { Tool = "create_return", State = "proposed", Amount = 17505, RefundTo = "Visa", Items = ["boots"], Says = ["3.95"] } },
                },
                new CaseTurn { LosesReply = true },
                new CaseTurn { Decides = "confirm", Expect = new TurnExpectations { Action = new ActionExpectation { State = "unknown" } } },
                new CaseTurn { Decides = "decline", Expect = new TurnExpectations { Action = new ActionExpectation { Tool = "none" } } },
                new CaseTurn { Approves = true },
                new CaseTurn { Approves = false },
            ],
            Expect = new CaseExpectations { Outcome = "done" },
        }).ToList();

        Assert.Equal(
            [
                "The pages of pages/approval hold beside the shop's own",
                "When: noon on Wednesday 18 November 2026",
                "1. types \"boots back\"",
                "    tells of create_return, proposed",
                "        over 17505 minor units",
                "        to Visa",
                "        for boots",
                "        whose card says 3.95",
                "2. the shop's next reply to a change will be lost",
                "3. confirms the card",
                "    tells of a change, unknown",
                "4. declines the card",
                "    tells of no change",
                "5. a person of the shop approves it",
                "6. a person of the shop refuses it",
                "In the end:",
                "    nothing in the shop has changed",
                "    the conversation ends with the change carried out",
            ],
            lines[2..]);
    }

    [Fact]
    public void A_simulated_shopper_is_told_in_words()
    {
        var lines = CaseInWords.Lines(new EvalCase
        {
            Id = "wants-return",
            Purpose = "Whoever asks twice is heard.",
            Simulated = new SimulatedShopper
            {
                Goals = [new ShopperGoal { Says = ["send it back", "return it"], Reached = new TurnExpectations { Cites = ["returns"] } }],
                Mood = "upset",
            },
        }).ToList();

        Assert.Contains("A simulated shopper, upset, who types plain and says a thing 3 times at most before asking for a person:", lines);
        Assert.Contains("1. wants \"send it back\" (or in 1 other wording(s)); reached when an answer", lines);
        Assert.Contains("    cites returns", lines);
    }
}
