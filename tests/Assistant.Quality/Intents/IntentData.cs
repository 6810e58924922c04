using System.IO.Compression;
using System.Text.Json;
using Assistant.Brains.Understanding.Intents;

namespace Assistant.Quality.Intents;

/// <summary>The public intent data sets, as examples.</summary>
internal sealed class IntentData(string folder)
{
    private readonly string _folder = Path.Combine(folder, "intents");

    public IntentExample[] Bitext(string part) =>
        [.. Csv.Read(Path.Combine(_folder, $"bitext_{part}.csv")).Select(row => new IntentExample(row["utterance"], row["intent"]))];

    public IntentExample[] Banking77 =>
        [.. Csv.Read(Path.Combine(_folder, "banking77_train.csv")).Select(row => new IntentExample(row["text"], row["category"]))];

    public IntentExample[] Clinc150(string part)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(_folder, "clinc150_train_val.json.gz")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(file);
        return
        [
            .. json.RootElement.GetProperty(part).EnumerateArray()
                .Select(pair => new IntentExample(pair[0].GetString()!, pair[1].GetString()!)),
        ];
    }
}
