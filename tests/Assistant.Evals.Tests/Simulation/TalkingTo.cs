using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Simulation;

/// <summary>Lets a script talk to an assistant that answers by a function.</summary>
internal sealed class TalkingTo(IShopperScript script, Func<string, OutgoingMessage> answer)
{
    private const int Endless = 60;

    public static OutgoingMessage Says(string text, params ImmutableArray<string> suggestions) => new(Speaker.Assistant, text) { Suggestions = suggestions };

    public static TalkingTo One(IShopperScript script, string answer) => new(script, _ => Says(answer));

    /// <summary>The words after which a person has the conversation.</summary>
    public string? HandsOffAfter { get; init; }

    /// <summary>Everything that the shopper wrote or picked until they were done.</summary>
    public async Task<IReadOnlyList<string>> ListenAsync()
    {
        List<string> heard = [];
        PlayedTurn? last = null;
        var handedOff = false;
        while (heard.Count < Endless && await script.NextAsync(last, TestContext.Current.CancellationToken) is { } step)
        {
            var words = step.Types ?? step.Clicks!;
            heard.Add(words);
            handedOff |= HandsOffAfter is { } sign && words.Contains(sign, StringComparison.OrdinalIgnoreCase);
            last = new PlayedTurn(heard.Count, words, null, answer(words), null, handedOff, TimeSpan.Zero);
        }

        return heard;
    }
}
