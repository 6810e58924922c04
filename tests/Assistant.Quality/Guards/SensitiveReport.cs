using System.Text.Json;
using Assistant.Core.Guardrails.Sensitive;

namespace Assistant.Quality.Guards;

/// <summary>How many sensitive messages are found, and how many harmless ones that look like them are stopped.</summary>
internal static class SensitiveReport
{
    private static readonly string Folder = Path.Combine(TestData.Repository, "tests", "Assistant.Core.Tests", "Guardrails", "Sensitive");

    /// <param name="showSeen">Whether to name what went wrong in the half that may be looked at.</param>
    public static void Write(TextWriter output, bool showSeen)
    {
        foreach (var half in (string[])["seen", "unseen", "later", "last", "newest"])
        {
            var messages = File.ReadLines(Path.Combine(Folder, $"messages-{half}.jsonl"))
                .Select(line => JsonSerializer.Deserialize<Message>(line, JsonSerializerOptions.Web)!).ToList();
            var found = messages.Select(message => (Message: message, Topic: SensitiveTopic.In(message.Text)?.Name)).ToList();
            var sensitive = found.FindAll(pair => pair.Message.Stops);
            var harmless = found.FindAll(pair => !pair.Message.Stops);
            output.WriteLine($"sensitive, {half}: recall {new Proportion(sensitive.Count(pair => pair.Topic is not null), sensitive.Count)}"
                + $", right topic {new Proportion(sensitive.Count(pair => pair.Topic == pair.Message.Topic), sensitive.Count)}"
                + $", false stops {new Proportion(harmless.Count(pair => pair.Topic is not null), harmless.Count)}");
            if (showSeen && half is not "unseen")
            {
                foreach (var (message, topic) in found.Where(pair => pair.Message.Stops ? pair.Topic != pair.Message.Topic : pair.Topic is not null))
                {
                    output.WriteLine($"  {(message.Stops ? message.Topic : "harmless")} -> {topic ?? "nothing"}: {message.Text}   {SensitiveTopic.Patterns.Find(message.Text).FirstOrDefault()?.Pattern}");
                }
            }
        }
    }

    /// <summary>The utterances that the built-in brain learns from, and what the shoppers of the evals say: real wishes, whatever words they hold.</summary>
    public static void WriteOrdinary(TextWriter output, bool showErrors)
    {
        var utterances = OrdinaryMessages.All;
        var stopped = utterances.Where(text => SensitiveTopic.In(text) is not null).ToList();
        output.WriteLine($"ordinary messages of examples and evals: stopped {new Proportion(stopped.Count, utterances.Count)}");
        foreach (var text in showErrors ? stopped : [])
        {
            output.WriteLine($"  {SensitiveTopic.In(text)!.Name}: {text}   {SensitiveTopic.Patterns.Find(text)[0].Pattern}");
        }
    }

    private sealed record Message(string Text, string Topic, bool Stops);
}
