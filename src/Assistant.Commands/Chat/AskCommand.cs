using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Commands.Chat;

/// <summary><c>assistant ask</c>: one question in a conversation of its own.</summary>
internal static class AskCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var words = CommonOptions.Words("question", "The question, in quotes.");
        var customer = ChatCommand.SignedInAs();
        var json = CommonOptions.Json("Print { conversation, text, outcome, intent, sources, suggestions }.");
        var command = new TaughtCommand(
            "ask",
            "Asks one question and prints the answer with its sources.",
            "ask \"how long do I have to return something?\"",
            "ask --as ada \"where is my order W1001?\"",
            "ask \"do you ship to Norway?\" --json")
        {
            words, customer, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var question = string.Join(' ', parsed.GetValue(words) ?? []).Trim();
            if (question.Length is 0)
            {
                throw new WrongUseException("Give a question, in quotes: assistant ask \"how do returns work?\"");
            }

            var signedIn = ChatCommand.CustomerOf(parsed.GetValue(customer));
            var (id, answer) = await AskAsync(runtime, question, signedIn, cancellationToken);
            await io.WriteLineAsync(
                parsed.GetValue(json)
                    ? CommandJson.Write(Answer.Of(id, answer))
                    : MessageText.Of(answer.Message, _ => "Nothing changes until it is confirmed, which takes a conversation: assistant chat."),
                cancellationToken);
            return ExitCode.Good;
        });
        return command;
    }

    private static async Task<(ConversationId Id, AssistantSpoke Answer)> AskAsync(
        IRuntimeProvider runtime, string question, CustomerId? customer, CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        var answered = new TaskCompletionSource<AssistantSpoke>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var conversation = new TerminalConversation(product, appended =>
        {
            if (appended.Events.OfType<AssistantSpoke>().FirstOrDefault(spoke => spoke.Turn is not null) is { } answer)
            {
                answered.TrySetResult(answer);
            }
        });
        await conversation.StartAsync(customer, cancellationToken);
        return await conversation.SayAsync(question, seen: null, cancellationToken) is IntakeResult.Refused refused
            ? throw new WrongUseException(refused.Message)
            : (conversation.Id, await answered.Task.WaitAsync(cancellationToken));
    }

    private sealed record Answer(
        ConversationId Conversation, string Text, string? Outcome, string? Intent, IEnumerable<Source> Sources, IEnumerable<string> Suggestions)
    {
        public static Answer Of(ConversationId id, AssistantSpoke spoke) => new(
            id, spoke.Message.Text, spoke.Turn?.Outcome, spoke.Turn?.Intent, spoke.Message.Citations.Select(Source.Of), spoke.Message.Suggestions);
    }

    private sealed record Source(int Number, string Page, string Title, string Anchor, string Heading, string Version, string Text)
    {
        public static Source Of(Citation citation) => new(
            citation.Number, citation.Page.Value, citation.Title, citation.Anchor, citation.Heading, citation.Version, citation.Text);
    }
}
