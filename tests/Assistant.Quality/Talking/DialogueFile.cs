using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Assistant.Quality.Talking;

/// <summary>The dialogues of one theme, as <c>dialogues/*.yaml</c> holds them. docs/how-to/write-dialogues.md explains every field.</summary>
internal sealed class DialogueFile
{
    public string Theme { get; set; } = "";

    public List<WrittenDialogue> Dialogues { get; set; } = [];

    /// <exception cref="InvalidDataException">A file is not right; the message names it.</exception>
    public static List<DialogueFile> ReadAll(string folder)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
        var ids = new HashSet<string>();
        var files = new List<DialogueFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add(reader.Deserialize<DialogueFile>(File.ReadAllText(path)));
            }
            catch (YamlDotNet.Core.YamlException fault)
            {
                throw new InvalidDataException($"{Path.GetFileName(path)}({fault.Start.Line}): {fault.InnerException?.Message ?? fault.Message}", fault);
            }

            foreach (var dialogue in files[^1].Dialogues)
            {
                if (!ids.Add(dialogue.Id) || dialogue.Turns.Count is 0 || dialogue.Ends.Length is 0)
                    throw new InvalidDataException($"{Path.GetFileName(path)}: \"{dialogue.Id}\" needs an id of its own, turns and ends.");
            }
        }

        return files;
    }
}

internal sealed class WrittenDialogue
{
    public string Id { get; set; } = "";

    public string Purpose { get; set; } = "";

    /// <summary><c>visitor</c>, or the demo customer who is signed in.</summary>
    public string Who { get; set; } = "visitor";

    public List<WrittenTurn> Turns { get; set; } = [];

    /// <summary>How it must end: <c>answered</c>, <c>asking</c>, <c>person_offered</c> or <c>handed_off</c>.</summary>
    public string Ends { get; set; } = "";
}

/// <summary>What the shopper does and what a good support agent would make of it. A text between slashes is a regular expression.</summary>
internal sealed class WrittenTurn
{
    /// <summary>Typed. <c>{code}</c> is the newest mailed code, <c>{spaced code}</c> the same in two halves, <c>{wrong code}</c> another.</summary>
    public string? Types { get; set; }

    /// <summary>Picks this suggestion, which must have been shown.</summary>
    public string? Clicks { get; set; }

    public List<string> Says { get; set; } = [];

    public List<string> SaysAny { get; set; } = [];

    public List<string> Never { get; set; } = [];

    /// <summary>Pages of which each must be cited.</summary>
    public List<string> Cites { get; set; } = [];

    /// <summary><c>order</c>, <c>product</c> or <c>none</c>.</summary>
    public string? Card { get; set; }

    public string? Intent { get; set; }

    /// <summary>What is asked for: <c>order</c>, <c>email</c>, <c>code</c>, <c>product</c> or <c>person</c>.</summary>
    public string? Asks { get; set; }

    public bool? HandedOff { get; set; }
}
