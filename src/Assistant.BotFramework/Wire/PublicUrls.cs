using Assistant.BotFramework.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Assistant.BotFramework.Wire;

/// <summary>Knows the address by which the shopper of a request reaches this host.</summary>
internal sealed class PublicUrls(IOptions<ChatOptions> options)
{
    public PublicUrl For(HttpRequest request) =>
        new(options.Value.PublicUrl ?? new Uri($"{request.Scheme}://{(request.Host.HasValue ? request.Host.Value : "localhost")}/"));
}
