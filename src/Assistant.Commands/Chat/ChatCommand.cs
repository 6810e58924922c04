using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Shop;

namespace Assistant.Commands.Chat;

/// <summary><c>assistant chat</c>: a conversation in the terminal, or of piped lines.</summary>
internal static class ChatCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var customer = SignedInAs();
        var json = CommonOptions.Json("Print each message as a Bot Framework activity, one JSON object per line, as Direct Line sends it.");
        var command = new TaughtCommand(
            "chat",
            "Talks with the assistant as a shopper. Piped lines are sent one by one, each after the answer to the one before.",
            "chat",
            "chat --as ada",
            "chat --as ada --json < lines.txt")
        {
            customer, json,
        };
        command.SetAction((parsed, cancellationToken) =>
            new ChatSession(io, runtime, parsed.GetValue(json)).RunAsync(CustomerOf(parsed.GetValue(customer)), cancellationToken));
        return command;
    }

    public static Option<string?> SignedInAs() => new("--as")
    {
        Description = "Sign in as this customer of the shop; in the demo shop ada, grace, linus, mei or omar.",
        HelpName = "customer id",
    };

    /// <exception cref="WrongUseException">That is no customer id.</exception>
    public static CustomerId? CustomerOf(string? text) => text switch
    {
        null => null,
        _ when CustomerId.TryParse(text, out var id) => id,
        _ => throw new WrongUseException($"\"{text}\" cannot be a customer id."),
    };
}
