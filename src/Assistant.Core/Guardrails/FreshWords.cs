using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>Says the same in other words the next time: <c>key</c>, then <c>key.2</c>, <c>key.3</c>; the last one stays.</summary>
internal static class FreshWords
{
    public static string Say(string key, Turn turn)
    {
        var (wording, conversation) = (turn.Release.Wording, turn.Conversation);
        var text = wording.Say(key);
        for (var number = 2; WasSaid(text, conversation) && wording.Keys.Contains(Numbered(key, number)); number++)
        {
            text = wording.Say(Numbered(key, number));
        }

        return text;
    }

    private static string Numbered(string key, int number) => string.Create(CultureInfo.InvariantCulture, $"{key}.{number}");

    private static bool WasSaid(string text, Conversation conversation) =>
        conversation.Transcript.Any(said => said.Speaker is Speaker.Assistant && said.Text.Contains(text, StringComparison.Ordinal));
}
