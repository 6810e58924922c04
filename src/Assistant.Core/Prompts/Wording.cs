using System.Collections.Frozen;
using Assistant.Core.Knowledge;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assistant.Core.Prompts;

/// <summary>The sentences that we ourselves say, in the shop's tone: <c>prompts/replies/*.yaml</c>, one mapping of key to text.</summary>
/// <remarks>A text may hold <c>{name}</c> places, which <see cref="Say"/> fills.</remarks>
public sealed class Wording
{
    private readonly FrozenDictionary<string, string> _texts;

    private Wording(FrozenDictionary<string, string> texts) => _texts = texts;

    public static Wording Empty { get; } = new(FrozenDictionary<string, string>.Empty);

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Reads replies; what is wrong with a file is added to <paramref name="faults"/>, and what is right is there.</summary>
    /// <param name="files">Texts of <c>prompts/replies</c> by file name.</param>
    public static Wording Read(IEnumerable<(string File, string Text)> files, ICollection<KnowledgeFault> faults)
    {
        var texts = new Dictionary<string, (string Text, string File)>();
        foreach (var (file, yaml) in files)
        {
            foreach (var (key, text, line) in Read(file, yaml, faults))
            {
                if (texts.TryGetValue(key, out var other) && other.File != file)
                {
                    faults.Add(Fault(file, line, $"The key \"{key}\" also stands in {other.File}. Rename one."));
                }
                else if (other.File is not null && other.Text != text.Trim())
                {
                    faults.Add(Fault(file, line, $"The key \"{key}\" stands twice with other words, and the last ones are said. Take one out.") with { Refused = false });
                }

                texts[key] = (text.Trim(), file);
            }
        }

        return new Wording(texts.ToFrozenDictionary(text => text.Key, text => text.Value.Text));
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

    /// <summary>Event by event: a document as a whole could not tell where a key stands twice.</summary>
    private static List<(string Key, string Text, int Line)> Read(string file, string yaml, ICollection<KnowledgeFault> faults)
    {
        const string Shape = "Replies are one mapping of key to text. Write \"key: text\", one a line.";
        var texts = new List<(string, string, int)>();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _) && !parser.TryConsume<MappingStart>(out _))
            {
                faults.Add(Fault(file, (int)(parser.Current?.Start.Line ?? 1), Shape));
                return texts;
            }

            while (parser.Current is not (StreamEnd or MappingEnd))
            {
                var line = (int)(parser.Current?.Start.Line ?? 1);
                if (parser.TryConsume<Scalar>(out var key) && parser.TryConsume<Scalar>(out var text) && key.Value.Length > 0)
                {
                    texts.Add((key.Value, text.Value, line));
                }
                else
                {
                    faults.Add(Fault(file, line, Shape));
                    return texts;
                }
            }
        }
        catch (YamlException fault)
        {
            faults.Add(Fault(file, (int)fault.Start.Line, $"{Shape} {fault.Message}"));
        }

        return texts;
    }

    private static KnowledgeFault Fault(string file, int line, string message) => PromptFaults.Fault($"replies/{file}", line, message);
}
