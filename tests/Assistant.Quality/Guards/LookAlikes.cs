using Assistant.Core.Guardrails.Phrases;
using Assistant.Core.Guardrails.Sensitive;

namespace Assistant.Quality.Guards;

/// <summary>Ordinary words that a guardrail would take for a slip of one of its own: candidates for <c>look-alikes.txt</c>.</summary>
internal static class LookAlikes
{
    public static int Write(TextWriter output)
    {
        var pages = Directory.EnumerateFiles(Path.Combine(TestData.Repository, "knowledge"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText);
        var words = OrdinaryMessages.All.Concat(pages).SelectMany(SpokenText.Sentences).SelectMany(sentence => sentence)
            .GroupBy(word => word, StringComparer.Ordinal).OrderByDescending(uses => uses.Count());
        foreach (var uses in words)
        {
            if (SensitiveTopic.Patterns.TakenFor(uses.Key) is { } taken)
            {
                output.WriteLine($"{uses.Key} -> {taken} ({uses.Count()})");
            }
        }

        return 0;
    }
}
