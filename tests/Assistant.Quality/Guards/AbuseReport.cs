using System.IO.Compression;
using System.Text.Json;
using Assistant.Core.Guardrails.Tone;

namespace Assistant.Quality.Guards;

/// <summary>How well abuse is told from other words in real talk to chatbots, in five folds.</summary>
internal static class AbuseReport
{
    private const int Folds = 5;

    public static void Write(string data, TextWriter output, bool showErrors)
    {
        var turns = Read(Path.Combine(data, "guard", "abuse_train.jsonl.gz"));
        var found = turns.ConvertAll(turn => (Turn: turn, IsFound: AbuseSigns.In(turn.User) is not null));
        output.WriteLine("abuse: " + Figures(found));
        // Nothing is fitted to these turns: the folds tell how far the figures swing.
        output.WriteLine("  F1 by fold: " + string.Join(", ", Enumerable.Range(0, Folds).Select(fold => F1([.. found.Where((_, i) => i % Folds == fold)]).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))));
        foreach (var (turn, isFound) in showErrors ? found.Where(pair => pair.Turn.Abusive != pair.IsFound) : [])
        {
            output.WriteLine($"  {(isFound ? "not abuse" : "missed")}: {turn.User}   {AbuseSigns.Patterns.Find(turn.User).FirstOrDefault(hit => hit.Kind is not "shop")?.Pattern}");
        }

        var taken = OrdinaryMessages.All.Where(text => AbuseSigns.In(text) is not null).ToList();
        output.WriteLine($"  ordinary messages marked {new Proportion(taken.Count, OrdinaryMessages.All.Count)}, of which stopped {taken.Count(text => AbuseSigns.In(text) is { WantsShop: false })}");
        foreach (var text in showErrors ? taken : [])
        {
            output.WriteLine($"  {(AbuseSigns.In(text)!.WantsShop ? "marked" : "stopped")}: {text}   {AbuseSigns.Patterns.Find(text).First(hit => hit.Kind is not "shop").Pattern}");
        }
    }

    private static string Figures(List<(Turn Turn, bool IsFound)> found)
    {
        var abusive = found.FindAll(pair => pair.Turn.Abusive);
        var other = found.FindAll(pair => !pair.Turn.Abusive);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"F1 {F1(found):0.000}, missed {new Proportion(abusive.Count(pair => !pair.IsFound), abusive.Count)}, wrongly marked {new Proportion(other.Count(pair => pair.IsFound), other.Count)}");
    }

    private static double F1(List<(Turn Turn, bool IsFound)> found)
    {
        var right = found.Count(pair => pair.IsFound && pair.Turn.Abusive);
        var wrong = found.Count(pair => pair.IsFound != pair.Turn.Abusive);
        return right is 0 ? 0 : 2.0 * right / ((2 * right) + wrong);
    }

    private static List<Turn> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var turns = new List<Turn>();
        while (reader.ReadLine() is { } line)
        {
            turns.Add(JsonSerializer.Deserialize<Turn>(line, JsonSerializerOptions.Web)!);
        }

        return turns;
    }

    private sealed record Turn(string User, bool Abusive);
}
