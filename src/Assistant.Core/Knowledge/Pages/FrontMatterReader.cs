using System.Globalization;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Knowledge;

/// <summary>Reads the front matter of a page and says, field by field, what is wrong with it.</summary>
internal static class FrontMatterReader
{
    public const int MaxBytes = 8 * 1024;
    private const int FirstLine = 2;
    private const string Fields = "id, title, owner, effective_from, effective_to, audience, locale, review_by, rules";

    public static FrontMatter Read(PageText page, FaultList faults)
    {
        switch (BoundedYaml.Read(page.Yaml ?? "", MaxBytes, FirstLine))
        {
            case YamlReading.Bad(var line, var message, var remedy):
                faults.Refuse(line, message, remedy);
                return new();

            case YamlReading.Read(YamlValue.Mapping fields):
                var front = fields.Entries.Aggregate(new FrontMatter(), (read, entry) => Take(read, entry, page, faults));
                if (front.EffectiveFrom > front.EffectiveTo)
                {
                    var line = fields.Entries.First(entry => entry.Key == "effective_to").Line;
                    faults.Refuse(line, "effective_to is before effective_from.", "Swap the dates or remove one.");
                }

                return front;

            case YamlReading.Read({ } other):
                faults.Refuse(other.Line, "The front matter is not a list of fields.", "Write lines such as `title: Returns`.");
                return new();

            default:
                return new();
        }
    }

    private static FrontMatter Take(FrontMatter front, YamlEntry entry, PageText page, FaultList faults) => entry.Key switch
    {
        "id" => front with { Id = ReadId(entry, faults) },
        "title" => front with { Title = ReadText(entry, 160, faults) },
        "owner" => front with { Owner = ReadText(entry, 120, faults) },
        "audience" => front with { Audience = ReadText(entry, 60, faults) },
        "locale" => front with { Locale = ReadText(entry, 20, faults) },
        "effective_from" => front with { EffectiveFrom = ReadDate(entry, faults) },
        "effective_to" => front with { EffectiveTo = ReadDate(entry, faults) },
        "review_by" => front with { ReviewBy = ReadDate(entry, faults) },
        "rules" => front with { Rules = ReadRules(entry, page, faults), RuleDrafts = entry.Value is YamlValue.Mapping rules ? RuleReader.Read(rules, faults) : [] },
        _ => Ignore(front, entry, faults),
    };

    private static FrontMatter Ignore(FrontMatter front, YamlEntry entry, FaultList faults)
    {
        faults.Warn(entry.Line, $"The field `{Shown.Short(entry.Key)}` is unknown and ignored.", $"Known fields: {Fields}.");
        return front;
    }

    private static PageId? ReadId(YamlEntry entry, FaultList faults)
    {
        if (entry.Value is YamlValue.Scalar { Text: var text } && PageId.TryParse(text, out var id))
            return id;

        faults.Refuse(
            entry.Line,
            "The id is not usable.",
            "Use 1 to 64 lower-case letters, digits, dots and hyphens, such as `id: returns`.");
        return null;
    }

    private static string? ReadText(YamlEntry entry, int maxLength, FaultList faults)
    {
        switch (entry.Value)
        {
            case YamlValue.Scalar { Text: var text } when text.Trim() is { Length: > 0 } value && value.Length <= maxLength && !value.Any(char.IsControl):
                return value;
            case YamlValue.Scalar { Text: "" } when entry.Key != "title":
                return null;
            default:
                faults.Refuse(entry.Line, $"`{entry.Key}` is not a line of 1 to {maxLength} characters.", $"Write it as `{entry.Key}: some text`.");
                return null;
        }
    }

    private static DateOnly? ReadDate(YamlEntry entry, FaultList faults)
    {
        if (entry.Value is YamlValue.Scalar { Text: "" })
            return null;

        if (entry.Value is YamlValue.Scalar { Text: var text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and < 2100)
        {
            return date;
        }

        faults.Refuse(entry.Line, $"`{entry.Key}` is not a day between 2000 and 2099.", $"Write it as `{entry.Key}: 2026-01-31`.");
        return null;
    }

    /// <summary>As they were written, with their line.</summary>
    private static RuleSource? ReadRules(YamlEntry entry, PageText page, FaultList faults)
    {
        switch (entry.Value)
        {
            case YamlValue.Scalar { Text: "" } or YamlValue.Mapping { Entries.IsEmpty: true }:
                return null;

            case YamlValue.Mapping:
                var start = entry.Line - FirstLine;
                var length = page.YamlLines.Skip(start + 1).TakeWhile(line => line is "" or [' ' or '#' or '}', ..]).Count() + 1;
                return new(string.Join('\n', page.YamlLines.Skip(start).Take(length)).TrimEnd(), entry.Line);

            default:
                faults.Refuse(entry.Line, "`rules` is not a set of named values.", "Write indented lines below it, such as `  return_window_days: 30`.");
                return null;
        }
    }
}
