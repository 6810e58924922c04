using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Brains.BuiltIn;
using Assistant.Core.Actions;
using Assistant.Core.Catalog;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Tools.Handoff;
using Assistant.Core.Tools.Identity;
using Assistant.Core.Tools.Orders;
using Assistant.Core.Tools.Policy;
using Assistant.Core.Tools.Products;
using Assistant.Core.Tools.Writes;
using Assistant.Core.Turns;
using Assistant.Testing;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>A conversation with the brain: plays the turn's part with the real tools over a small shop.</summary>
internal sealed class Talk
{
    private const int MaxModelCalls = 6;
    private const int MaxToolCalls = 8;

    private static readonly PolicyEngine Policy = new(ShopZone.Utc);

    /// <summary>The shop's own pages, for the rules in them.</summary>
    private static readonly Task<Compilation> Shipped = new KnowledgeFolder(
        Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, TimeProvider.System).CompileAsync(previous: null, CancellationToken.None);

    private readonly List<ChatMessage> _history = [new(ChatRole.System, "You are the assistant.")];
    private readonly ImmutableArray<Tool> _tools;
    private readonly ManualClock _clock = new();
    private readonly Task<BuiltInBrain> _brain;
    private ShopperIdentity _identity;
    private bool _queued;

    private readonly List<ActionNote> _actions = [];

    /// <param name="acting">Whether changes are switched on, and everything is read from the demo shop.</param>
    private Talk(ShopperIdentity identity, DemoCatalog? demo = null, bool acting = false)
    {
        _identity = identity;
        _brain = demo?.Brain ?? Brains.Shipped;
        Catalog = new TestCatalog(Shop);
        ICatalogIndex catalog = demo is null ? Catalog : demo.Index;
        IShop products = demo is null ? Shop : demo.Shop;
        IShop orders = acting ? demo!.Shop : Shop;
        _tools =
        [
            .. acting ? Writes(orders) : [],
            Tool.Of<FindOrder, FindOrder.Arguments>(new FindOrder(orders, Policy)),
            Tool.Of<ListOrders, ListOrders.Arguments>(new ListOrders(orders)),
            Tool.Of<CheckReturn, CheckReturn.Arguments>(new CheckReturn(orders, Policy)),
            Tool.Of<SearchPolicy, SearchPolicy.Arguments>(new SearchPolicy(Pages)),
            Tool.Of<SearchCatalog, SearchCatalog.Arguments>(new SearchCatalog(catalog, products, "EUR")),
            Tool.Of<GetProduct, GetProduct.Arguments>(new GetProduct(products)),
            Tool.Of<GetProfile, GetProfile.Arguments>(new GetProfile(orders)),
            Tool.Of<VerifyCustomer, VerifyCustomer.Arguments>(new VerifyCustomer()),
            Tool.Of<HandoffToHuman, HandoffToHuman.Arguments>(new HandoffToHuman()),
        ];
    }

    public TestShop Shop { get; } = new();

    public TestPages Pages { get; } = new();

    public TestCatalog Catalog { get; }

    /// <summary>Tools that are taken away, as if their part of the shop did not work.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>The order and mail address of the last guest check that was started.</summary>
    public ControlEffect.StartGuestCheck? Check { get; private set; }

    public static Talk AsVisitor() => new(new ShopperIdentity.Visitor());

    /// <summary>With the catalog of the demo shop and the real index.</summary>
    public static Talk InDemoShop(DemoCatalog demo) => new(new ShopperIdentity.Visitor(), demo);

    public static Talk AsCustomer() => new(new ShopperIdentity.Customer(new CustomerId("ada")));

    /// <summary>In the demo shop with all its orders, where changes are switched on; a visitor where nobody is named.</summary>
    public static Talk Acting(DemoCatalog demo, string? customer = null) =>
        new(customer is null ? new ShopperIdentity.Visitor() : new ShopperIdentity.Customer(new CustomerId(customer)), demo, acting: true);

    private static IEnumerable<Tool> Writes(IShop shop) =>
    [
        WriteTool.OfWrite<CancelOrder, CancelOrder.Arguments>(new CancelOrder(shop, Policy)),
        WriteTool.OfWrite<ChangeAddress, ChangeAddress.Arguments>(new ChangeAddress(shop, Policy)),
        WriteTool.OfWrite<ChangeItems, ChangeItems.Arguments>(new ChangeItems(shop, Policy)),
        WriteTool.OfWrite<ChangePayment, ChangePayment.Arguments>(new ChangePayment(shop, Policy)),
        WriteTool.OfWrite<CreateExchange, CreateExchange.Arguments>(new CreateExchange(shop, Policy)),
        WriteTool.OfWrite<CreateReturn, CreateReturn.Arguments>(new CreateReturn(shop, Policy)),
        WriteTool.OfWrite<UpdateProfile, UpdateProfile.Arguments>(new UpdateProfile(shop)),
    ];

    /// <summary>A guardrail hands the conversation over; the brain is not asked and learns of it with the next message.</summary>
    public void IsQueuedByCode(string wish)
    {
        var state = BrainNotes.State(_history[^1]);
        _history.Add(new ChatMessage(ChatRole.User, wish));
        var said = new ChatMessage(ChatRole.Assistant, "You're in the queue for a person now.");
        if (state is not null)
        {
            BrainNotes.SetState(said, state);
        }

        _history.Add(said);
        _queued = true;
    }

    /// <summary>What became of the newest card: code decided it, and the brain only hears of it with the next message.</summary>
    public void CardEnds(ActionNoteState state) => _actions[^1] = _actions[^1] with { State = state };

    public Task<Spoken> SayAsync(params string[] texts) => TurnAsync([.. texts.Select(text => new ChatMessage(ChatRole.User, text))]);

    /// <summary>Types a code that the shop finds right; from now on the shopper is a guest of that order.</summary>
    public Task<Spoken> TypeRightCodeAsync()
    {
        var order = Check!.Order;
        var until = _clock.GetUtcNow().AddMinutes(30);
        _identity = new ShopperIdentity.Guest(order, until);
        return TurnAsync([Coded(new CodeAttempt(CodeOutcome.Accepted, order) { VerifiedUntil = until })]);
    }

    /// <param name="isSpent">Tries or time are used up with it.</param>
    public Task<Spoken> TypeWrongCodeAsync(bool isSpent = false) =>
        TurnAsync([Coded(new CodeAttempt(CodeOutcome.Rejected, Check!.Order), isSpent)]);

    private static ChatMessage Coded(CodeAttempt attempt, bool isSpent = false)
    {
        var message = new ChatMessage(ChatRole.User, "(code)");
        BrainNotes.SetCode(message, attempt);
        if (isSpent)
        {
            BrainNotes.SetCodeSpent(message);
        }

        return message;
    }

    private async Task<Spoken> TurnAsync(IReadOnlyList<ChatMessage> questions)
    {
        var brain = await _brain;
        if (_actions.Count > 0)
        {
            BrainNotes.SetActions(questions[^1], [.. _actions]);
        }

        if (_queued)
        {
            BrainNotes.SetQueued(questions[^1]);
        }

        _history.AddRange(questions);
        var messages = _history.ToList();
        var offered = _tools.Where(tool => tool.Contract.Identity <= _identity.Level && !Broken.Contains(tool.Contract.Name))
            .ToDictionary(tool => tool.Contract.Name);
        var options = new ChatOptions
        {
            Tools = [.. offered.Values.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Contract.Name, tool.Contract.Description, tool.Schema))],
        };
        var context = await ContextAsync();
        var calls = new List<string>();
        for (var round = 0; round < MaxModelCalls; round++)
        {
            var response = await brain.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);
            var message = Assert.Single(response.Messages);
            messages.Add(message);
            var requested = message.Contents.OfType<FunctionCallContent>().ToList();
            if (requested.Count is 0)
            {
                _history.Add(message);
                return new Spoken(message.Text, calls, BrainNotes.Suggestions(message), BrainNotes.Intent(message), BrainNotes.State(message));
            }

            var results = new List<AIContent>();
            Assert.True(requested.Count is 1 || requested.TrueForAll(call => !IsWrite(offered[call.Name])), "A change stands beside other calls.");
            foreach (var call in requested)
            {
                var arguments = JsonSerializer.SerializeToElement(call.Arguments, AIJsonUtilities.DefaultOptions);
                calls.Add($"{call.Name} {arguments.GetRawText()}".ReplaceLineEndings("").Replace("  ", " ", StringComparison.Ordinal));
                var (data, planned) = await RunAsync(offered[call.Name], arguments, context);
                if (planned is not null)
                {
                    return Shown(planned, message, calls);
                }

                results.Add(new FunctionResultContent(call.CallId, data));
            }

            Assert.True(calls.Count <= MaxToolCalls, "The brain makes more calls than a turn allows.");
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        throw new InvalidOperationException("The brain does not come to an answer.");
    }

    private static bool IsWrite(Tool tool) => tool.Contract.Effect is ToolEffect.Write;

    /// <summary>The turn ends with the card; what the brain said beside its call is all that is kept.</summary>
    private Spoken Shown(PlannedWrite planned, ChatMessage call, List<string> calls)
    {
        var command = planned.Plan.Command as ShopCommand.OnOrder;
        for (var i = 0; i < _actions.Count; i++)
        {
            var isReplaced = _actions[i].State is ActionNoteState.Proposed && _actions[i].Order == command?.Order;
            _actions[i] = isReplaced ? _actions[i] with { State = ActionNoteState.Withdrawn } : _actions[i];
        }

        _actions.Add(new ActionNote(ActionId.New(), planned.Tool, ActionNoteState.Proposed)
        {
            Order = command?.Order,
            Summary = planned.Plan.Summary,
            ExpiresAt = _clock.GetUtcNow().AddMinutes(10),
        });
        var summary = planned.Plan.Summary;
        var text = string.Join(" | ", [
            $"CARD {planned.Tool} {command?.Order}".TrimEnd(),
            .. summary.Lines.Select(line => $"{line.Quantity} × {line.Title}{(line.Note is null ? "" : $" {line.Note}")}"),
            .. summary.RefundTo is { } to ? [$"to {to}"] : Array.Empty<string>(),
            .. summary.Facts.Select(fact => $"{fact.Label}: {fact.Value}"),
        ]);
        var card = new ChatMessage(ChatRole.Assistant, text);
        BrainNotes.SetState(card, Assert.IsType<string>(BrainNotes.State(call)));
        _history.Add(card);
        return new Spoken(text, calls, [], BrainNotes.Intent(call), BrainNotes.State(call));
    }

    private async Task<(JsonObject? Data, PlannedWrite? Planned)> RunAsync(Tool tool, JsonElement arguments, ToolContext context)
    {
        switch (await tool.RunAsync(arguments, context, TestContext.Current.CancellationToken))
        {
            case ToolResult.Found found:
                Check = found.Effect as ControlEffect.StartGuestCheck ?? Check;
                _queued |= found.Effect is ControlEffect.HandOff;
                return (found.Data, null);
            case ToolResult.Refused refused:
                return (refused.Decision is { } decision
                    ? new JsonObject { ["refused"] = refused.Explanation, ["decision"] = decision.DeepClone() }
                    : new JsonObject { ["refused"] = refused.Explanation }, null);
            case ToolResult.Planned planned:
                return (null, planned.Write);
            case var other:
                throw new InvalidOperationException($"An unknown result {other}.");
        }
    }

    private async Task<ToolContext> ContextAsync() => new(
        new Conversation(ConversationId.New()) { Handoff = _queued ? HandoffId.New() : null },
        _identity,
        new Release(new ReleaseId("r1"), [], []) { Rules = (await Shipped).Release.Rules },
        _clock.GetUtcNow(),
        new TurnSources());
}

/// <param name="Calls">Each as tool name and arguments.</param>
internal sealed record Spoken(
    string Text, IReadOnlyList<string> Calls, IReadOnlyList<string> Suggestions, string? Intent, string? State)
{
    public bool Called(string tool) => Calls.Any(call => call.StartsWith(tool, StringComparison.Ordinal));
}
