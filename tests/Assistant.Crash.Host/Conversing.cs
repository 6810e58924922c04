using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.Hosting;

namespace Assistant.Crash.Host;

/// <summary>Takes commands, one a line, and answers each with a line once it is done; what it acknowledges, the product has accepted.</summary>
internal sealed class Conversing
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);
    private readonly AssistantRuntime _runtime;
    private readonly Trap _trap;
    private readonly TextReader _input;
    private readonly TextWriter _output;

    public Conversing(AssistantRuntime runtime, Trap trap, TextReader input, TextWriter output)
    {
        (_runtime, _trap, _input, _output) = (runtime, trap, input, output);
        runtime.Feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Progressed(_, TurnEvent.Opened))
            {
                trap.Reach(CrashPoint.TurnBegun);
            }
        });
    }

    /// <summary>Ends at <c>quit</c> or at the end of the input.</summary>
    public async Task RunAsync()
    {
        await SayAsync($"ready {CrashHost.ProcessorTime.TotalMilliseconds:0}");
        while (await _input.ReadLineAsync() is { } line && line is not "quit")
        {
            // The text of a message comes last and may hold spaces.
            string[] words = line.Split(' ', 4);
            await SayAsync(words switch
            {
                ["open", var customer] => await OpenAsync(customer),
                ["say", var id, var clientId, var text] => await AcceptAsync(id, clientId, text, click: null),
                ["click", var id, var clientId, var action] => await AcceptAsync(id, clientId, text: null, new ActionClick("confirm", action)),
                ["card", var id] => await CardAsync(Parse(id)),
                ["settle", var id] => await SettleAsync(Parse(id)),
                _ => throw new InvalidOperationException($"Not a command: {line}"),
            });
        }
    }

    private async Task<string> OpenAsync(string customer)
    {
        var request = new StartRequest(ConversationId.New(), "test", "shopper", "198.51.100.7", Locale: null, new CustomerId(customer));
        return await _runtime.Reception.StartAsync(request, CancellationToken.None) is StartResult.Opened(var conversation)
            ? $"opened {conversation.Id}"
            : throw new InvalidOperationException("Too many conversations.");
    }

    private async Task<string> AcceptAsync(string id, string clientId, string? text, ActionClick? click)
    {
        var result = await _runtime.Intake.AcceptAsync(Parse(id), new ShopperMessage(text, clientId, click, SeenActivityId: null), CancellationToken.None);
        return result is IntakeResult.Accepted ? $"accepted {clientId}" : throw new InvalidOperationException($"Not accepted: {result}");
    }

    /// <summary>The open card once nothing is unanswered, or that there is none.</summary>
    private async Task<string> CardAsync(ConversationId id)
    {
        var conversation = await BecomesAsync(id, state => state.Unanswered.IsEmpty);
        return conversation.Actions.FindLast(action => action.IsOpen) is { } card ? $"card {card.Id}" : "card none";
    }

    /// <summary>Once everything is answered and nothing is under way.</summary>
    private async Task<string> SettleAsync(ConversationId id)
    {
        await BecomesAsync(id, state => state.Unanswered.IsEmpty && !state.Actions.Exists(action => action.State is ActionState.Executing or ActionState.Unknown));
        return $"settled {id}";
    }

    private async Task<Conversation> BecomesAsync(ConversationId id, Predicate<Conversation> isSo)
    {
        while (true)
        {
            if (await _runtime.Conversations.FindAsync(id, CancellationToken.None) is { } conversation && isSo(conversation))
            {
                return conversation;
            }

            await Task.Delay(LookEvery);
        }
    }

    private async Task SayAsync(string line)
    {
        await _output.WriteLineAsync(line);
        await _output.FlushAsync();
        if (line.StartsWith("accepted ", StringComparison.Ordinal))
        {
            _trap.Reach(CrashPoint.AcknowledgedBeforeTurn);
        }
    }

    private static ConversationId Parse(string id) =>
        ConversationId.TryParse(id, out var parsed) ? parsed : throw new InvalidOperationException($"{id} is no conversation.");
}
