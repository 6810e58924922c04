using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assistant.Core.Knowledge;

/// <summary>A value of a YAML file, with the line it stands on (one-based, in the file).</summary>
internal abstract record YamlValue(int Line)
{
    public sealed record Scalar(string Text, int Line) : YamlValue(Line);

    public sealed record Sequence(ImmutableArray<YamlValue> Items, int Line) : YamlValue(Line);

    public sealed record Mapping(ImmutableArray<YamlEntry> Entries, int Line) : YamlValue(Line);
}

internal sealed record YamlEntry(string Key, YamlValue Value, int Line);

internal abstract record YamlReading
{
    private YamlReading()
    {
    }

    /// <param name="Root">Null when the text holds nothing but comments.</param>
    public sealed record Read(YamlValue? Root) : YamlReading;

    public sealed record Bad(int Line, string Message, string Remedy) : YamlReading;
}

/// <summary>
/// Reads the small, plain part of YAML that content teams need. Whatever could make a parser explode or run away is refused
/// before or while it is read: size, depth, anchors, aliases, tags, tabs as indentation.
/// </summary>
internal static class BoundedYaml
{
    public const int MaxDepth = 16;

    private const string Remedy = "Write plain `name: value` lines, close every quote and bracket, and quote values that hold a colon or a #.";

    /// <param name="maxBytes">UTF-8 bytes of <paramref name="yaml"/> that are accepted.</param>
    /// <param name="firstLine">Line of the file on which <paramref name="yaml"/> starts.</param>
    public static YamlReading Read(string yaml, int maxBytes, int firstLine)
    {
        if (Scan(yaml, maxBytes, firstLine) is { } bad)
            return bad;

        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
                return new YamlReading.Read(null);

            parser.Consume<DocumentStart>();
            var root = ReadValue(parser, firstLine - 1, depth: 0);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return new YamlReading.Read(root);
        }
        catch (YamlException exception)
        {
            return new YamlReading.Bad(
                (int)exception.Start.Line + firstLine - 1,
                $"The YAML cannot be read: {exception.Message.TrimEnd('.')}.",
                Remedy);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The scanner itself stumbles over some broken texts. They are as bad as those that it names.
            return new YamlReading.Bad((int)(parser.Current?.End.Line ?? 1) + firstLine - 1, "The YAML cannot be read.", Remedy);
        }
    }

    /// <summary>What is cheaper and safer to see in the text than in the parser.</summary>
    private static YamlReading.Bad? Scan(string yaml, int maxBytes, int firstLine)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(yaml) > maxBytes)
            return new(firstLine, $"The YAML is larger than {maxBytes / 1024} KiB.", "Keep only the fields; text belongs below the front matter.");

        var (depth, line, indenting) = (0, firstLine, true);
        foreach (var c in yaml)
        {
            switch (c)
            {
                case '\n':
                    (line, indenting) = (line + 1, true);
                    continue;
                case '\t' when indenting:
                    return new(line, "A tab is used to indent.", "Indent with spaces.");
                case '[' or '{' when ++depth > MaxDepth:
                    return new(line, $"Brackets are nested deeper than {MaxDepth}.", "Write nested values as indented lines, or less deep.");
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
            }

            indenting &= c == ' ';
        }

        return null;
    }

    private static YamlValue ReadValue(Parser parser, int lineOffset, int depth)
    {
        var node = parser.Consume<ParsingEvent>();
        if (depth > MaxDepth)
            throw new YamlException(node.Start, node.End, $"values are nested deeper than {MaxDepth}");
        if (node is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(node.Start, node.End, "anchors (&) and aliases (*) are not accepted");
        if (node is NodeEvent { Tag.IsEmpty: false })
            throw new YamlException(node.Start, node.End, "tags (!) are not accepted");

        var line = (int)node.Start.Line + lineOffset;
        switch (node)
        {
            case Scalar scalar:
                return new YamlValue.Scalar(scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : scalar.Value, line);

            case SequenceStart:
                var items = ImmutableArray.CreateBuilder<YamlValue>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(ReadValue(parser, lineOffset, depth + 1));
                return new YamlValue.Sequence(items.ToImmutable(), line);

            case MappingStart:
                var entries = ImmutableArray.CreateBuilder<YamlEntry>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var start = parser.Current!;
                    if (ReadValue(parser, lineOffset, depth + 1) is not YamlValue.Scalar key)
                        throw new YamlException(start.Start, start.End, "a field name must be plain text");
                    if (entries.Any(entry => entry.Key == key.Text))
                        throw new YamlException(start.Start, start.End, $"the field `{Shown.Short(key.Text)}` stands here twice");
                    entries.Add(new(key.Text, ReadValue(parser, lineOffset, depth + 1), key.Line));
                }

                return new YamlValue.Mapping(entries.ToImmutable(), line);

            default:
                throw new YamlException(node.Start, node.End, "a value was expected");
        }
    }
}
