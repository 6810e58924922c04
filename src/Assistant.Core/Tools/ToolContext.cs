using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tools;

/// <summary>What a tool may rely on. All of it comes from the conversation and the clock, nothing from the brain.</summary>
/// <param name="Sources">Numbers the passages of this turn, so that an answer can point to them.</param>
public sealed record ToolContext(
    Conversation Conversation, ShopperIdentity Identity, Release Release, DateTimeOffset Now, TurnSources Sources);

/// <summary>The passages that tools returned in one turn, each under a short mark such as <c>S1</c>.</summary>
public sealed class TurnSources
{
    private readonly List<Passage> _passages = [];

    public string Add(Passage passage)
    {
        var index = _passages.FindIndex(known => known.Key == passage.Key);
        if (index < 0)
        {
            index = _passages.Count;
            _passages.Add(passage);
        }

        return $"S{index + 1}";
    }

    public Passage? Find(string mark) =>
        mark.StartsWith('S') && int.TryParse(mark.AsSpan(1), out var number) && number >= 1 && number <= _passages.Count
            ? _passages[number - 1]
            : null;
}
