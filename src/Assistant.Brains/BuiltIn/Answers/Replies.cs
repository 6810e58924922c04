using System.Collections.Frozen;
using System.Globalization;
using Assistant.Core.Prompts;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>The replies of <c>prompts/replies</c> with their other wordings: <c>key</c>, <c>key.2</c>, <c>key.3</c>.</summary>
internal sealed class Replies
{
    private readonly Wording _wording;
    private readonly FrozenDictionary<string, int> _wordings;

    public Replies(Wording wording)
    {
        _wording = wording;
        Keys = wording.Keys.ToFrozenSet();
        _wordings = Keys.ToFrozenDictionary(key => key, key => 1 + CountFollowing(key));
    }

    public FrozenSet<string> Keys { get; }

    /// <summary>The text for a reply that was already said <paramref name="times"/> times: the wordings take turns.</summary>
    public string Say(string key, int times, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var wording = times % _wordings.GetValueOrDefault(key, 1);
        return _wording.Say(wording is 0 ? key : Wording(key, wording + 1), places);
    }

    private int CountFollowing(string key)
    {
        var number = 2;
        while (Keys.Contains(Wording(key, number)))
        {
            number++;
        }

        return number - 2;
    }

    private static string Wording(string key, int number) => string.Create(CultureInfo.InvariantCulture, $"{key}.{number}");
}
