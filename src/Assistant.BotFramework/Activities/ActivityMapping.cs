using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.Activities;

/// <summary>
/// Turns a conversation's events into activities, in order and from the first one: the same events always give the same activities,
/// so that every reader sees one conversation.
/// </summary>
/// <param name="botName">The assistant's name as shoppers see it.</param>
internal sealed class ActivityMapping(ConversationId id, string botName, PublicUrl links)
{
    private readonly ConversationAccount _account = new(id.Value);
    private DateTimeOffset _lastTimestamp;

    /// <summary>The conversation after the events so far.</summary>
    public Conversation State { get; private set; } = new(id);

    /// <summary>The number of the newest activity. The end of a conversation takes the number after its last message.</summary>
    public int LastSequence => Position.Last(State);

    /// <summary>The activity that shows <paramref name="e"/>, or null for what shoppers do not see.</summary>
    public Activity? Map(ConversationEvent e)
    {
        var hadEnded = State.HasEnded;
        State = State.Apply(e);
        return e switch
        {
            ShopperSpoke spoke => Shopper(spoke),
            AssistantSpoke spoke => Assistant(spoke),
            PersonSpoke spoke => Person(spoke),
            Ended when !hadEnded => Stored("endOfConversation", LastSequence, e.At) with { From = Bot() },
            _ => null,
        };
    }

    /// <summary>Somebody is writing, or <paramref name="progress"/> is being done. Shown once, never stored.</summary>
    public Activity Typing(string? progress, DateTimeOffset now) => new()
    {
        Type = "typing",
        Timestamp = WireTime.Of(now),
        Conversation = _account,
        From = Bot(),
        Text = progress,
        ChannelData = new ActivityChannelData { Speaker = "assistant", StreamType = progress is null ? null : "informative" },
    };

    private Activity Shopper(ShopperSpoke spoke) => Stored("message", spoke.Sequence, spoke.At) with
    {
        From = new ChannelAccount(State.Shopper, Role: "user"),
        Text = spoke.Text.Length is 0 ? null : spoke.Text,
        TextFormat = "plain",
        Value = spoke.Click is { } click ? new ClickValue(click.Decision, click.ActionId) : null,
        ChannelData = new ActivityChannelData { ClientActivityId = spoke.ClientId, Attendant = Name(State.Attendant) },
    };

    private Activity Assistant(AssistantSpoke spoke)
    {
        var message = spoke.Message;
        var activity = Stored("message", spoke.Sequence, spoke.At) with
        {
            From = Bot(),
            ReplyToId = spoke.Turn is { Answers: { IsDefaultOrEmpty: false } answers } ? ActivityId.Of(id, answers.Max()) : null,
            Text = MarkdownText.Of(message.Text, message.Citations, citation => CitationMapping.Url(citation, links)),
            TextFormat = "markdown",
            InputHint = "acceptingInput",
            SuggestedActions = Suggestions(message.Suggestions),
            Attachments = CardMapping.Attachments(message.Cards, message.Action, spoke.At, links),
            AttachmentLayout = CardMapping.Layout(message.Cards),
            ChannelData = new ActivityChannelData
            {
                Speaker = Name(message.Speaker),
                Attendant = Name(State.Attendant),
                Turn = spoke.Turn is { } turn ? Turn(turn) : null,
                Action = message.Action is { } note ? ActionMapping.Data(note) : null,
            },
        };
        return message.Speaker is Speaker.Assistant
            ? activity with { Entities = [CitationMapping.Entity(message.Citations, links)] }
            : activity;
    }

    private Activity Person(PersonSpoke spoke) => Stored("message", spoke.Sequence, spoke.At) with
    {
        From = new ChannelAccount("person", spoke.Person, "bot"),
        Text = MarkdownText.Of(spoke.Text, [], _ => ""),
        TextFormat = "markdown",
        InputHint = "acceptingInput",
        ChannelData = new ActivityChannelData { Speaker = Name(Speaker.Person), Attendant = Name(State.Attendant) },
    };

    private Activity Stored(string type, int sequence, DateTimeOffset at)
    {
        // Clients sort by it: two messages of one commit, or a clock that was set back, must not change the order.
        var earliest = _lastTimestamp.AddMilliseconds(1);
        _lastTimestamp = at > earliest ? at : earliest;
        return new Activity
        {
            Type = type,
            Id = ActivityId.Of(id, sequence),
            Sequence = sequence,
            Timestamp = WireTime.Of(_lastTimestamp),
            Conversation = _account,
            From = Bot(),
        };
    }

    private ChannelAccount Bot() => new("assistant", botName, "bot");

    private TurnData Turn(TurnRecord turn) => new(
        turn.Id, turn.Brain, turn.Release.Value, Final: true, [.. turn.Answers.Select(answer => ActivityId.Of(id, answer))]);

    private static SuggestedActions? Suggestions(ImmutableArray<string> suggestions) => suggestions.IsEmpty
        ? null
        : new SuggestedActions([.. suggestions.Select(words => new ImBack(words, words))]);

    private static string Name(Speaker speaker) => speaker switch
    {
        Speaker.Assistant => "assistant",
        Speaker.Person => "person",
        Speaker.System => "system",
        _ => throw new UnreachableException(),
    };

    private static string Name(Attendant attendant) => attendant switch
    {
        Attendant.Assistant => "assistant",
        Attendant.Queued => "queued",
        Attendant.Person => "person",
        _ => throw new UnreachableException(),
    };
}
