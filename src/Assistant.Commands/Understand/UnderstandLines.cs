using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Commands.Output;

namespace Assistant.Commands.Understand;

/// <summary>Answers each line as soon as it is read.</summary>
internal sealed class UnderstandLines(CommandIo io, IntentClassifier classifier, TimeProvider time)
{
    private readonly Understander _understander = new(classifier);
    private readonly UnderstandingContext _context = new(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    /// <returns>1 where a line could not be used; the others were answered.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var exit = ExitCode.Good;
        await foreach (var line in JsonLines.ReadAsync(io.In, cancellationToken))
        {
            if (line is JsonLine.Text text)
            {
                await io.WriteLineAsync(CommandJson.Write(Understand(text)), cancellationToken);
            }
            else if (line is JsonLine.Bad bad)
            {
                await io.TellAsync($"Line {bad.Number} {bad.Problem}. Write {{ \"id\": \"…\", \"text\": \"…\" }}.", cancellationToken);
                exit = ExitCode.Failed;
            }
        }

        return exit;
    }

    private Understood Understand(JsonLine.Text line)
    {
        // The whole text has one intent here, however many requests the dialogue would split it into.
        var whole = classifier.Predict(line.Value);
        var message = _understander.Understand(line.Value, _context);
        return new Understood(
            line.Id, whole.Intent, whole.Best, Math.Round(whole.Confidence, 4), [.. message.Slots.Select(SlotJson.Of)]);
    }

    /// <param name="Intent"><c>out_of_scope</c> where the text was rejected.</param>
    /// <param name="Best">The most likely intent, rejected or not.</param>
    private sealed record Understood(JsonElement Id, string Intent, string Best, double Confidence, ImmutableArray<JsonObject> Slots);
}
