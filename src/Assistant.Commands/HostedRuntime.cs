using Assistant.Hosting;

namespace Assistant.Commands;

/// <summary>The product as it runs in a host already.</summary>
/// <param name="mail">Null where nobody may see mail.</param>
public sealed class HostedRuntime(HostConfiguration configuration, AssistantRuntime product, MailNotices? mail) : IRuntimeProvider
{
    public HostConfiguration Configuration => configuration;

    public MailNotices? Mail => mail;

    public Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(product);
}
