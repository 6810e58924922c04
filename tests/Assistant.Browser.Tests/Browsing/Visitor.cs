using System.Collections.Concurrent;
using Assistant.Core.Conversations;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Browsing;

/// <summary>Somebody on a page of ours or of a shop, with the chat in the corner.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly ConcurrentQueue<Uri> _requests = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (Context, Page, Chat) = (context, page, new ChatWindow(page));
        context.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        context.WebError += (_, error) => Note(true, $"uncaught: {error.Error}");
        context.Request += (_, request) => _requests.Enqueue(new Uri(request.Url));
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public ChatWindow Chat { get; }

    /// <summary>What the browser complained about in any tab: refused by the content policy, failed requests, uncaught errors.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Everything that any tab asked the network for.</summary>
    public IReadOnlyCollection<Uri> Requests => _requests;

    /// <summary>The conversation that the chat has entered last.</summary>
    public ConversationId Conversation => _requests
        .Select(request => request.AbsolutePath.Split('/'))
        .Where(path => path is ["", "v3", "directline", "conversations", _, ..])
        .Select(path => ConversationId.TryParse(path[4], out var id) ? id : throw new FormatException(path[4]))
        .Last();

    internal static async Task<Visitor> ArriveAsync(IBrowserContext context, Uri address)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.Page.GotoAsync(address.AbsoluteUri);
        return visitor;
    }

    /// <summary>Another page of the same site, in the same tab.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(new Uri(new Uri(Page.Url), path).AbsoluteUri);

    /// <summary>Another page of the same site, in a new tab.</summary>
    public async Task<IPage> OpenTabAsync(string path)
    {
        var tab = await Context.NewPageAsync();
        await tab.GotoAsync(new Uri(new Uri(Page.Url), path).AbsoluteUri);
        return tab;
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Note(bool isProblem, string words)
    {
        if (isProblem)
        {
            _problems.Enqueue(words);
        }
    }
}
