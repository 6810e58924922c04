using System.Collections.Frozen;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Assistant.Core.Prompts;

/// <summary>The sentences that we ourselves say, in the shop's tone: <c>prompts/replies/*.yaml</c>, one mapping of key to text.</summary>
/// <remarks>A text may hold <c>{name}</c> places, which <see cref="Say"/> fills.</remarks>
public sealed class Wording
{
    private readonly FrozenDictionary<string, string> _texts;

    private Wording(FrozenDictionary<string, string> texts) => _texts = texts;

    public IEnumerable<string> Keys => _texts.Keys;

    /// <exception cref="InvalidDataException">A file is not a mapping of text to text, or a key stands twice; names the file.</exception>
    public static Wording Load(string folder)
    {
        var texts = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var (key, text) in Read(file))
            {
                if (!texts.TryAdd(key, text.Trim()))
                {
                    throw new InvalidDataException($"{Path.GetFileName(file)}: the key \"{key}\" stands twice in the replies.");
                }
            }
        }

        return new Wording(texts.ToFrozenDictionary());
    }

    /// <exception cref="InvalidDataException">There is no such text: the message names the key and the folder to add it to.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> places)
    {
        if (!_texts.TryGetValue(key, out var text))
        {
            throw new InvalidDataException($"prompts/replies has no text \"{key}\"; add it to one of its files.");
        }

        foreach (var (name, value) in places)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>?>(File.ReadAllText(file)) ?? [];
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(file)}, line {fault.Start.Line}: replies are one mapping of key to text. {fault.Message}", fault);
        }
    }
}
