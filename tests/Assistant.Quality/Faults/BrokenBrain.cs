using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Quality.Faults;

/// <summary>A brain whose words are changed on the way. Its calls stay what they are.</summary>
internal sealed partial class BrokenBrain(IChatClient brain, Func<IEnumerable<ChatMessage>, string, string> change) : DelegatingChatClient(brain)
{
    public BrokenBrain(IChatClient brain, Func<string, string> change)
        : this(brain, (_, text) => change(text))
    {
    }

    [GeneratedRegex(@" ?\[S?\d+\]")]
    private static partial Regex Markers { get; }

    public static string WithoutMarkers(string text) => Markers.Replace(text, "");

    /// <summary>Says back whatever the shopper wrote.</summary>
    public static BrokenBrain Echo(IChatClient brain) =>
        new(brain, (messages, text) => $"{messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text} {text}");

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        foreach (var content in response.Messages.SelectMany(message => message.Contents).OfType<TextContent>())
            content.Text = change(asked, content.Text);

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }
}
