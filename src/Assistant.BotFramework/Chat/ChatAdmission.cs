using System.Diagnostics;
using Assistant.BotFramework.DirectLine;
using Assistant.BotFramework.Tokens;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.BotFramework.Chat;

/// <summary>Lets a visit into its earlier conversation or into a new one, which is stored at once: its token works from the start.</summary>
internal sealed class ChatAdmission(Reception reception, ResumeTokens resumeTokens, ChatTokens tokens, FirstStarts firstStarts)
{
    public Task<Admission> AdmitAsync(Visit visit, CancellationToken cancellationToken) => visit.Resume is { } resume
        ? ResumeAsync(resume, visit.Customer, cancellationToken)
        : StartAsync(visit, cancellationToken);

    private async Task<Admission> ResumeAsync(string resume, CustomerId? customer, CancellationToken cancellationToken) =>
        await resumeTokens.ResumeAsync(resume, customer, cancellationToken) is { Conversation: var conversation, Token: var next }
            ? new Admission.Admitted(Token(conversation), next)
            : new Admission.NotResumed();

    private async Task<Admission> StartAsync(Visit visit, CancellationToken cancellationToken)
    {
        var request = new StartRequest(
            ConversationId.New(), ConversationStarter.Channel, ChatTokens.NewUser(), visit.Address, visit.Locale, visit.Customer)
        {
            QualityConsent = visit.QualityConsent,
        };
        switch (await reception.StartAsync(request, cancellationToken))
        {
            case StartResult.Opened(var conversation):
                firstStarts.Add(conversation.Id);
                return new Admission.Admitted(Token(conversation), await resumeTokens.IssueAsync(conversation.Id, cancellationToken));
            case StartResult.TooMany(var wait):
                return new Admission.TooMany(wait);
            default:
                throw new UnreachableException();
        }
    }

    private IssuedToken Token(Conversation conversation) =>
        tokens.Issue(conversation.Id, conversation.Shopper, startsConversation: false, trustedOrigins: []);
}

/// <param name="Customer">Whom the shop vouches for.</param>
/// <param name="Address">Where the request comes from, as limits count it.</param>
internal sealed record Visit(CustomerId? Customer, string? Resume, string Address, string? Locale)
{
    /// <inheritdoc cref="ConversationEvent.Started.QualityConsent"/>
    public bool? QualityConsent { get; init; }
}

internal abstract record Admission
{
    private Admission()
    {
    }

    public sealed record Admitted(IssuedToken Token, string Resume) : Admission;

    /// <summary>The resume token is unknown, used up, expired or another customer's: one answer for all.</summary>
    public sealed record NotResumed : Admission;

    public sealed record TooMany(TimeSpan Wait) : Admission;
}
