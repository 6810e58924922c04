using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>What the messages that a brain is given mean to a dialogue.</summary>
/// <param name="State">What the dialogue asked to be given back; null at the beginning.</param>
/// <param name="Texts">What the shopper wrote in this turn, oldest first; a message that carried a code is not among them.</param>
/// <param name="Code">What became of the newest one-time code of this turn.</param>
/// <param name="Results">Results of this turn's calls by call id.</param>
/// <param name="Rounds">How often this turn has called tools.</param>
/// <param name="Paused">The dialogue as an earlier step of this turn left it; null at the first step, or where it was lost on the way.</param>
internal sealed record TurnMessages(
    string? State,
    ImmutableArray<string> Texts,
    CodeAttempt? Code,
    FrozenDictionary<string, object?> Results,
    int Rounds,
    PausedDialogue? Paused)
{
    /// <summary>The newest code was wrong, and no further try of it can be right.</summary>
    public bool IsCodeSpent { get; private init; }

    /// <summary>The shopper waits for a person.</summary>
    public bool IsQueued { get; private init; }

    /// <summary>This conversation's intended writes as they stood when the newest message came, the oldest first.</summary>
    public IReadOnlyList<ActionNote> Actions { get; private init; } = [];

    public static TurnMessages Of(IReadOnlyList<ChatMessage> messages)
    {
        var lastQuestion = LastIndex(messages, messages.Count, message => message.Role == ChatRole.User);
        var before = LastIndex(messages, lastQuestion + 1, message => message.Role != ChatRole.User);
        var answered = LastIndex(messages, before + 1, message => message.Role == ChatRole.Assistant);
        var questions = messages.Skip(before + 1).Take(lastQuestion - before).ToList();
        var since = messages.Skip(lastQuestion + 1).ToList();
        return new TurnMessages(
            answered < 0 ? null : BrainNotes.State(messages[answered]),
            [.. questions.Where(question => BrainNotes.Code(question) is null).Select(question => AttackSentences.Without(question.Text))],
            questions.Select(BrainNotes.Code).LastOrDefault(code => code is not null),
            since.SelectMany(message => message.Contents)
                .OfType<FunctionResultContent>()
                .GroupBy(result => result.CallId)
                .ToFrozenDictionary(results => results.Key, results => results.Last().Result),
            since.Count(message => message.Contents.OfType<FunctionCallContent>().Any()),
            since.Select(message => message.RawRepresentation).OfType<PausedDialogue>().LastOrDefault())
        {
            IsQueued = lastQuestion >= 0 && BrainNotes.IsQueued(messages[lastQuestion]),
            Actions = lastQuestion < 0 ? [] : BrainNotes.Actions(messages[lastQuestion]),
            IsCodeSpent = questions.LastOrDefault(question => BrainNotes.Code(question) is not null) is { } coded && BrainNotes.IsCodeSpent(coded),
        };
    }

    private static int LastIndex(IReadOnlyList<ChatMessage> messages, int before, Predicate<ChatMessage> matches)
    {
        var index = before - 1;
        while (index >= 0 && !matches(messages[index]))
        {
            index--;
        }

        return index;
    }
}
