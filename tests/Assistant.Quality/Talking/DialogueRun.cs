using Assistant.Core.Conversations;

namespace Assistant.Quality.Talking;

/// <summary>One dialogue as it went.</summary>
/// <param name="Broken">What was expected and did not happen; empty when the dialogue ended right.</param>
/// <param name="Repeated">Sentences that the shopper read three times or more.</param>
internal sealed record DialogueRun(
    WrittenDialogue Dialogue, IReadOnlyList<string> Transcript, IReadOnlyList<string> Broken, IReadOnlyList<string> Repeated, bool Loops)
{
    public static async Task<DialogueRun> PlayAsync(DialogueRoom room, WrittenDialogue dialogue, CancellationToken cancellationToken)
    {
        var id = await room.EnterAsync(dialogue.Who, cancellationToken);
        var codes = new Codes(room, id);
        List<string> transcript = [], broken = [], answers = [];
        ConversationEvent.AssistantSpoke? last = null;
        var handedOff = false;
        for (var number = 1; number <= dialogue.Turns.Count; number++)
        {
            var turn = dialogue.Turns[number - 1];
            if (turn.Clicks is { } click && last?.Message.Suggestions.Contains(click) is not true)
                broken.Add($"turn {number}: \"{click}\" is not suggested");

            var text = turn.Clicks ?? await codes.FillAsync(turn.Types ?? throw new InvalidDataException($"{dialogue.Id}: turn {number} says nothing."), cancellationToken);
            last = await room.SayAsync(id, text, cancellationToken);
            var events = await room.EventsAsync(id, cancellationToken);
            handedOff = Conversation.Replay(id, events).Handoff is not null;
            answers.Add(last.Message.Text);
            var wrong = Expectations.Broken(turn, last, handedOff).ToList();
            broken.AddRange(wrong.Select(what => $"turn {number}: {what}"));
            transcript.Add($"> {text}");
            transcript.Add($"  {last.Message.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}   ({last.Turn?.Intent}; {string.Join(", ", last.Message.Citations.Select(citation => $"{citation.Page.Value}#{citation.Anchor}"))})");
            transcript.AddRange(wrong.Select(what => $"  !! {what}"));
        }

        await codes.LeaveNoneAsync(cancellationToken);
        if (Expectations.BrokenEnd(dialogue.Ends, last!, handedOff) is { } end)
            broken.Add(end);

        return new DialogueRun(dialogue, transcript, broken, Repetitions.Sentences(answers), Repetitions.Loops(answers));
    }

    /// <summary>The codes that this conversation has had mailed.</summary>
    private sealed class Codes(DialogueRoom room, ConversationId id)
    {
        private const string Digits = "0123456789";

        private int _taken;
        private string _newest = "000000";

        public async Task<string> FillAsync(string text, CancellationToken cancellationToken)
        {
            if (!text.Contains("code}", StringComparison.Ordinal))
                return text;

            await LeaveNoneAsync(cancellationToken);
            return text
                .Replace("{code}", _newest, StringComparison.Ordinal)
                .Replace("{spaced code}", $"{_newest[..3]} {_newest[3..]}", StringComparison.Ordinal)
                .Replace("{wrong code}", string.Concat(_newest.Select(digit => Digits[(digit - '0' + 1) % Digits.Length])), StringComparison.Ordinal);
        }

        public async Task LeaveNoneAsync(CancellationToken cancellationToken)
        {
            var mailed = (await room.EventsAsync(id, cancellationToken)).OfType<ConversationEvent.CodeIssued>().Count(issued => issued.Hash is not null);
            for (; _taken < mailed; _taken++)
                _newest = await room.Letterbox.TakeCodeAsync(cancellationToken);
        }
    }
}
