using System.Globalization;

namespace Assistant.Quality.Simulation;

/// <summary>How messages look that somebody typed.</summary>
/// <param name="Conversations">How many conversations they come from; null where the source holds single messages.</param>
internal sealed record TypedMessages(string Source, IReadOnlyList<string> Messages, int? Conversations, SlipEstimate Slips)
{
    public string Count => Text(Messages.Count);

    public string MedianWords => Text(At(0.5));

    public string P90Words => Text(At(0.9));

    public string LowerCaseStart => Share(message => char.IsLetter(message[0]), message => char.IsLower(message[0]));

    public string MissingEnd => Share(_ => true, message => message[^1] is not ('.' or '?' or '!' or '…'));

    public string SlipsPer100Words => Slips.Per100Words(Messages) is var rate && double.IsNaN(rate) ? "-" : rate.ToString("0.0", CultureInfo.InvariantCulture);

    public string PerConversation => Conversations is { } many ? Text((double)Messages.Count / many) : "-";

    public string QuestionsPerConversation => Conversations is { } many ? Text((double)Messages.Count(IsQuestion) / many) : "-";

    public string Questions => Share(_ => true, IsQuestion);

    private static readonly string[] Asking =
        ["who", "what", "when", "where", "why", "how", "which", "can", "could", "do", "does", "did", "is", "are", "will", "would", "may", "whats", "wheres"];

    /// <summary>A question mark, or a first word that asks: hurried people leave the mark out.</summary>
    private static bool IsQuestion(string message) =>
        message.Contains('?') || Asking.Contains(message.Split(' ')[0].Replace("'", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    private double At(double share)
    {
        var lengths = Messages.Select(message => message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length).Order().ToList();
        return lengths.Count is 0 ? 0 : lengths[(int)Math.Ceiling(share * lengths.Count) - 1];
    }

    private string Share(Func<string, bool> of, Func<string, bool> holds)
    {
        var counted = Messages.Where(message => message.Length > 0 && of(message)).ToList();
        return counted.Count is 0 ? "-" : $"{Text(Math.Round(100.0 * counted.Count(holds) / counted.Count))} %";
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
