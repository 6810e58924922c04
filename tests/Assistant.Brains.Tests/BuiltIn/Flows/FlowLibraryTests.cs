using System.Collections.Frozen;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Testing.Knowledge;

namespace Assistant.Brains.Tests.BuiltIn.Flows;

public sealed class FlowLibraryTests
{
    private const string Good = """
        flow: track
        name: your order
        intents: [track_order]
        steps:
          - verify: guest
          - collect: order
            among: open
            ask: which
          - call: find_order
            with: { order: "{order}" }
            found: status
          - answer: none
            lines: [{ say: sorry }]
          - answer: status
            lines: [{ compose: order_status }]
        """;

    [Fact]
    public void A_flow_is_read_as_it_is_written()
    {
        var flow = Load(Good)["track"];

        Assert.Equal("your order", flow.Name);
        Assert.Equal(["track_order"], flow.Questions.Keys);
        Assert.Collection(
            flow.Steps,
            step => Assert.IsType<FlowStep.Verify>(step),
            step => Assert.Equal(new FlowStep.Collect("order", "which", OrdersAmong.Open), step),
            step => Assert.Equal("status", Assert.IsType<FlowStep.Call>(step).Next[CallOutcome.Found]),
            step => Assert.IsType<FlowStep.Answer>(step),
            step => Assert.Equal("status", Assert.IsType<FlowStep.Answer>(step).Label));
    }

    [Fact]
    public void A_flow_is_found_by_the_intents_that_start_it()
    {
        Assert.Equal("track", Load(Good).StartedBy("track_order")?.Id);
        Assert.Null(Load(Good).StartedBy("greeting"));
    }

    [Theory]
    [InlineData("track_order]", "trakc_order]", 1, "There is no intent \"trakc_order\"")]
    [InlineData("collect: order", "collect: ordre", 6, "There is no slot \"ordre\"")]
    [InlineData("collect: order", "collect: reason", 6, "cannot be asked for")]
    [InlineData("ask: which", "ask: whihc", 6, "prompts/replies has no text \"whihc\"")]
    [InlineData("among: open", "among: opened", 6, "\"among: opened\" is not one of open, delivered, refunded, any")]
    [InlineData("call: find_order", "call: find_ordre", 9, "There is no tool \"find_ordre\"")]
    [InlineData("\"{order}\"", "\"{ordre}\"", 9, "There is no slot \"ordre\"")]
    [InlineData("found: status", "found: sttus", 9, "There is no answer \"sttus\"")]
    [InlineData("found: status", "fuond: status", 11, "\"fuond\" is not known here")]
    [InlineData("say: sorry", "say: srory", 12, "prompts/replies has no text \"srory\"")]
    [InlineData("compose: order_status", "compose: order_sttus", 14, "There is no part \"order_sttus\"")]
    [InlineData("verify: guest", "verify: guset", 5, "\"verify: guset\" is not one of guest, customer")]
    [InlineData("verify: guest", "by_state: guest", 5, "\"by_state: guest\" is not one of question, nothing")]
    [InlineData("verify: guest", "guess: guest", 5, "There is no step \"guess\"")]
    [InlineData("name: your order", "", 1, "\"name\" is missing")]
    [InlineData("found: status", "none: none", 14, "Nothing leads to this step")]
    public void A_fault_names_its_place_and_what_to_do(string right, string wrong, int line, string message)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Load(Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(fault.Message.Split('\n'), text => text.StartsWith($"track.yaml, line {line}: ", StringComparison.Ordinal)
            && text.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flow: [")]
    [InlineData("- a\n- b")]
    [InlineData("")]
    [InlineData("flow: x\nname: y\nsteps: []")]
    [InlineData("flow: x\nname: y\nsteps:\n  - verify: guest")]
    [InlineData("flow: x\nname: y\nsteps:\n  - answer:\n    lines: sorry")]
    [InlineData("flow: x\nname: y\nsteps:\n  - answer:\n    lines: [{ say: sorry }]\n    offer: { flow: nowhere, ask: which }")]
    [InlineData("flow: x\nname: y\nsteps:\n  - answer:\n    lines: [{ say: sorry }]\n    offer: { flow: handoff, ask: which, reason: boredom }")]
    [InlineData("flow: x y\nname: y\nsteps:\n  - answer:\n    lines: [{ say: sorry }]")]
    public void What_is_not_a_flow_is_refused_with_its_file(string yaml)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Load(yaml));

        Assert.Contains("track.yaml, line ", fault.Message);
    }

    [Fact]
    public void Two_flows_cannot_have_one_id_or_one_intent()
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => Read([("a.yaml", Good), ("b.yaml", Good), .. Needed()], Vocabulary()));

        Assert.Contains("b.yaml, line 1: The flow \"track\" is also in a.yaml.", fault.Message);
        Assert.Contains("b.yaml, line 1: The intent \"track_order\" also starts a.yaml.", fault.Message);
    }

    [Fact]
    public void A_flow_that_the_dialogue_itself_starts_must_be_there()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read([("track.yaml", Good)], Vocabulary()));

        Assert.Contains("handoff.yaml: The assistant itself needs a flow \"handoff\".", fault.Message);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Load(
            Good.Replace("ask: which", "ask: whihc", StringComparison.Ordinal).Replace("say: sorry", "say: srory", StringComparison.Ordinal)));

        Assert.Contains("whihc", fault.Message);
        Assert.Contains("srory", fault.Message);
    }

    [Fact]
    public void Every_reply_that_a_shipped_flow_says_is_there()
    {
        var prompts = ShippedPrompts.Library;
        var replies = prompts.Wording.Keys.ToFrozenSet();
        var intents = prompts.Files.In("intents").Select(file => Path.GetFileNameWithoutExtension(file.File));
        string[] composers =
        [
            "order_status", "order_brief", "order_why", "order_list", "order_payments", "order_contents", "refund_status", "refund_amount", "refund_fact", "refund_offer", "parcel_offer", "why_offer", "delivery_time", "return_check",
            "exchange_check", "return_reasons", "cancel_check", "address_check", "items_check", "claim_check",
            "product_results", "no_products", "product_details", "comparison", "stock", "policy", "profile", "refusal", "return_offer",
            "exchange_offer", "cancel_offer", "address_offer", "items_offer", "payment_offer", "profile_offer", "queued_in_language", "change_offer",
        ];

        var library = Read(
            prompts.Files.In("flows"),
            new FlowVocabulary(replies, composers.ToFrozenSet(), ToolNames.All, intents.ToFrozenSet()));

        Assert.All(intents.Where(intent => intent is not "out_of_scope"), intent => Assert.NotNull(library.StartedBy(intent)));
    }

    private static FlowLibrary Load(string yaml) => Read([("track.yaml", yaml), .. Needed()], Vocabulary());

    private static FlowLibrary Read(IEnumerable<(string File, string Yaml)> files, FlowVocabulary vocabulary)
    {
        var faults = new List<FlowFault>();
        return FlowLibrary.Read(files, vocabulary, faults) ?? throw new InvalidDataException(string.Join('\n', faults));
    }

    private static IEnumerable<(string File, string Yaml)> Needed() => WellKnown.All.Select(id => (
        $"{id}.yaml", $"flow: {id}\nname: it\nsteps:\n  - answer:\n    lines: [{{ say: sorry }}]"));

    private static FlowVocabulary Vocabulary() => new(
        new HashSet<string> { "which", "sorry" }, new HashSet<string> { "order_status" }, ToolNames.All, new HashSet<string> { "track_order" });
}
