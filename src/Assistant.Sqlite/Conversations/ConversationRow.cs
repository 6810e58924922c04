using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Conversations;
using Microsoft.Data.Sqlite;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Sqlite.Conversations;

/// <summary>
/// The part of a conversation's state that the store itself needs. It is carried from append to append, so that no append reads
/// the events before it; it agrees with <see cref="Conversation.Replay"/>.
/// </summary>
internal sealed record ConversationRow
{
    public const string Columns =
        "position, last_sequence, unanswered, with_person, channel, customer, started_at, updated_at";

    public long Position { get; init; }

    public int LastSequence { get; init; }

    public ImmutableArray<int> Unanswered { get; init; } = [];

    public bool WithPerson { get; init; }

    public string Channel { get; init; } = "";

    public string? Customer { get; init; }

    public long StartedAt { get; init; }

    public long UpdatedAt { get; init; }

    /// <summary>How <see cref="Unanswered"/> is stored.</summary>
    public string? UnansweredText => Unanswered.IsEmpty ? null : string.Join(',', Unanswered);

    public static ConversationRow Read(SqliteDataReader row) => new()
    {
        Position = row.GetInt64(0),
        LastSequence = row.GetInt32(1),
        Unanswered = row.IsDBNull(2)
            ? []
            : [.. row.GetString(2).Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
        WithPerson = row.GetBoolean(3),
        Channel = row.GetString(4),
        Customer = row.IsDBNull(5) ? null : row.GetString(5),
        StartedAt = row.GetInt64(6),
        UpdatedAt = row.GetInt64(7),
    };

    /// <exception cref="ArgumentException">The event cannot follow.</exception>
    public ConversationRow Apply(ConversationEvent e)
    {
        if (e is Started != (Position is 0))
        {
            throw new ArgumentException("A conversation begins with Started, and with nothing else.", nameof(e));
        }

        if (e is IVisible visible && visible.Sequence != LastSequence + 1)
        {
            throw new ArgumentException("Visible events are numbered without gaps.", nameof(e));
        }

        var at = e.At.ToUnixTimeMilliseconds();
        var next = this with
        {
            Position = Position + 1,
            LastSequence = e is IVisible { Sequence: var sequence } ? sequence : LastSequence,
            UpdatedAt = at,
        };
        return e switch
        {
            Started started => next with { Channel = started.Channel, StartedAt = at },
            SignedIn signedIn => next with { Customer = signedIn.Customer.Value },
            ShopperSpoke spoke when !WithPerson => next with { Unanswered = Unanswered.Add(spoke.Sequence) },
            AssistantSpoke { Turn: { } turn } => next with { Unanswered = Unanswered.RemoveAll(turn.Answers.Contains) },
            PersonSpoke => next with { WithPerson = true, Unanswered = [] },
            HandoffQueued or HandoffEnded => next with { WithPerson = false },
            Ended => next with { Unanswered = [] },
            _ => next,
        };
    }
}
