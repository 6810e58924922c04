using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Conformance;

/// <summary>
/// A signed-in customer in one conversation whose model proposes exactly what it is told, and who confirms every card. All else is the
/// product: toolbox, policy, card, gate and shop.
/// </summary>
public sealed class SignedInShopper : IAsyncDisposable
{
    private readonly TestAssistant _assistant;
    private readonly ConversationId _conversation;
    private readonly Proposer _proposer;

    private SignedInShopper(TestAssistant assistant, ConversationId conversation, Proposer proposer) =>
        (_assistant, _conversation, _proposer) = (assistant, conversation, proposer);

    public static async Task<SignedInShopper> OpenAsync(IShop shop, Release release, Customer customer, ManualClock clock)
    {
        var proposer = new Proposer();
        var assistant = new TestAssistant(new ScriptedModel(ScriptedModel.Does(proposer.Answer)), clock: clock, parts: new TestParts { AroundShop = _ => shop, Release = release });
        return new SignedInShopper(assistant, await assistant.OpenAsync(customer), proposer);
    }

    /// <summary>Has a write proposed, confirms its card by a click, and tells what became of it.</summary>
    public async Task<WriteResult> DoAsync(ToolCall call)
    {
        _proposer.Begin(call);
        if ((await _assistant.SayAsync(_conversation, "Please do what I asked for.")).Action is not { State: ActionNoteState.Proposed } card)
        {
            return _proposer.Refusal is { } refusal ? new WriteResult.Refused(refusal.Explanation, refusal.Reasons) : new WriteResult.Lost("not proposed");
        }

        await _assistant.PostAsync(_conversation, "", click: new ActionClick("confirm", card.Id.Value));
        await _assistant.RunTurnAsync(_conversation);
        return (await _assistant.StateAsync(_conversation)).FindAction(card.Id)!.State switch
        {
            ActionState.Succeeded => new WriteResult.Done(),
            var state => new WriteResult.Lost($"{state}"),
        };
    }

    public ValueTask DisposeAsync() => _assistant.DisposeAsync();

    /// <summary>Calls the one tool it was told to, and then only listens.</summary>
    private sealed class Proposer
    {
        private ToolCall? _next;

        public (string Explanation, ImmutableArray<string> Reasons)? Refusal { get; private set; }

        public void Begin(ToolCall call) => (_next, Refusal) = (call, null);

        public ChatMessage Answer(ScriptedModel.Request request)
        {
            if (_next is { } call)
            {
                _next = null;
                return new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(Guid.NewGuid().ToString("N"), call.Tool, Arguments(call))]);
            }

            Refusal = request.Messages[^1].Contents.OfType<FunctionResultContent>().LastOrDefault()?.Result is { } result ? Read(JsonNode.Parse($"{result}")!) : null;
            return new ChatMessage(ChatRole.Assistant, "I'm sorry, that is not possible.");
        }

        private static Dictionary<string, object?> Arguments(ToolCall call) =>
            call.Arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value?.DeepClone());

        /// <summary>The reasons that stand against it, in the order in which the decision names them.</summary>
        private static (string Explanation, ImmutableArray<string> Reasons) Read(JsonNode result)
        {
            var decision = result["decision"];
            IEnumerable<JsonNode?> grounds = decision is null
                ? []
                : [.. decision["reasons"]!.AsArray(), .. decision["items"]!.AsArray().SelectMany(item => item!["reasons"]!.AsArray())];
            var against = grounds.Where(ground => (string)ground!["ruling"]! is "refused" or "needs_person").Select(ground => (string)ground!["why"]!);
            return ((string?)result["refused"] ?? "", [.. against.Distinct()]);
        }
    }
}

/// <param name="Arguments">As the tool's schema names them.</param>
public sealed record ToolCall(string Tool, JsonObject Arguments);

/// <summary>What became of a write that was proposed to the product.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>Proposed, confirmed, carried out.</summary>
    public sealed record Done : WriteResult;

    /// <param name="Explanation">The sentence that the model reads.</param>
    /// <param name="Reasons">Words of the decision; empty where the call itself was wrong.</param>
    public sealed record Refused(string Explanation, ImmutableArray<string> Reasons) : WriteResult
    {
        public string Reason => Reasons.IsEmpty ? Explanation : string.Join(", ", Reasons);
    }

    /// <summary>Neither refused nor done.</summary>
    public sealed record Lost(string State) : WriteResult;
}
