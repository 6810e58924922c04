using System.Diagnostics;
using Assistant.BotFramework.Activities;
using Assistant.Core.Conversations;
using Assistant.Core.Mail;
using Assistant.Core.Shop;
using Assistant.Hosting;

namespace Assistant.Commands.Chat;

/// <summary>Reads lines until there are no more, and has each answered before the next.</summary>
internal sealed class ChatSession(CommandIo io, IRuntimeProvider runtime, bool asActivities)
{
    public async Task<int> RunAsync(CustomerId? customer, CancellationToken cancellationToken)
    {
        var product = await runtime.OpenAsync(cancellationToken);
        var screen = new ChatScreen(io);
        using var conversation = new TerminalConversation(product, screen.Show);
        using var mail = WatchMail(product, screen);
        await conversation.StartAsync(customer, cancellationToken);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var showing = screen.RunAsync(Printer(product, conversation.Id), ending.Token);
        var talking = TalkAsync(product, conversation, screen, ending.Token);
        try
        {
            // A terminal that has gone away ends the showing, and with it the talk.
            await await Task.WhenAny(talking, showing);
            return ExitCode.Good;
        }
        finally
        {
            // What waits to be shown is shown; nothing new is waited for.
            screen.Complete();
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ending.CancelAsync();
            await talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IChatPrinter Printer(AssistantRuntime product, ConversationId id) => asActivities
        ? new ActivityChat(new ActivityLines(id, product.Settings.Chat.BotName, product.Settings.Chat.PublicBase))
        : new ReadableChat(io.IsInteractive, TimeZoneInfo.FindSystemTimeZoneById(product.Settings.Shop.TimeZone));

    private async Task TalkAsync(
        AssistantRuntime product, TerminalConversation conversation, ChatScreen screen, CancellationToken cancellationToken)
    {
        if (io.IsInteractive)
        {
            screen.Tell("Type a message and press Enter; Ctrl-D ends the chat.");
        }

        while (true)
        {
            if (io.IsInteractive)
            {
                screen.Prompt();
            }

            if (await io.In.ReadLineAsync(cancellationToken) is not { } line)
            {
                return;
            }

            if (!string.IsNullOrWhiteSpace(line) && await SayAsync(product, conversation, screen, line, cancellationToken) is { } sequence)
            {
                await screen.AnsweredAsync(sequence, cancellationToken);
            }
        }
    }

    /// <summary>The number of the stored message; null where it was refused and the person was told why.</summary>
    private async Task<int?> SayAsync(
        AssistantRuntime product, TerminalConversation conversation, ChatScreen screen, string line, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await conversation.SayAsync(line, screen.LastSeen, cancellationToken))
            {
                case IntakeResult.Accepted(var activity):
                    return ActivityId.Sequence(conversation.Id, activity);
                case IntakeResult.Refused(IntakeFault.TooMany, _, { } wait) when !io.IsInteractive:
                    // Nobody is there to send it again, and a line that was piped in must not be lost.
                    screen.Tell($"Waiting {wait.TotalSeconds:0} s: Limits:MessagesPerMinute or Limits:MessagesPerHour is reached.");
                    await Task.Delay(wait, product.Time, cancellationToken);
                    break;
                case IntakeResult.Refused(_, var message, _):
                    screen.Tell(message);
                    return null;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private MailWatch? WatchMail(AssistantRuntime product, ChatScreen screen) =>
        product.IsDemo && runtime.Mail is { } mail ? new MailWatch(mail, screen) : null;

    /// <summary>In demo mode the person at the terminal is also the one who gets the mail, so that a guest check can be finished here.</summary>
    private sealed class MailWatch : IDisposable
    {
        private readonly MailNotices _mail;
        private readonly Action<MailMessage> _watcher;

        public MailWatch(MailNotices mail, ChatScreen screen)
        {
            _mail = mail;
            _watcher = message => screen.Tell($"[mail to {message.To}] {message.Subject}");
            _mail.Sent += _watcher;
        }

        public void Dispose() => _mail.Sent -= _watcher;
    }
}
