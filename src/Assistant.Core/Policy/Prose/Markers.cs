using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Text;

namespace Assistant.Core.Policy.Prose;

/// <summary>
/// Puts the values of rules into prose: <c>{{ return_window_days }} days</c>. A rule of the page itself is named by its field, one of
/// another page by its whole id.
/// </summary>
/// <remarks>
/// A rendered value stands between two characters of the private use area, so that the sentence it ends up in can be told after the
/// Markdown was read; <see cref="MarkedText"/> takes them out again. Page text cannot hold them: they are removed when a page is read.
/// </remarks>
internal sealed partial class Markers
{
    public const char Open = '\uE001';
    public const char Close = '\uE002';

    /// <summary>A value's number among all, as one character; the private use area leaves room for 6,000.</summary>
    private const char FirstNumber = '\uE010';
    private const char LastNumber = '\uF7FF';

    /// <summary>Who has so many on one page has one cause for all of them.</summary>
    private const int MostUnknown = 50;

    private static readonly Spelling VocabularySpelling = new(RuleVocabulary.ByLetters.Keys.Where(letters => letters.Length > 6));

    private readonly FrozenDictionary<string, int> _numbers;
    private readonly ImmutableArray<string> _written;
    private readonly FrozenSet<string> _pages;

    public Markers(IEnumerable<(string Id, string Written)> values)
    {
        var known = values.DistinctBy(value => value.Id).Take(LastNumber - FirstNumber).ToList();
        _numbers = known.Index().ToFrozenDictionary(value => value.Item.Id, value => value.Index);
        _pages = known.Select(value => value.Id.Split('.')[0]).ToFrozenSet(StringComparer.Ordinal);
        _written = [.. known.Select(value => value.Written)];
        Ids = [.. known.Select(value => value.Id)];
    }

    public static Markers None { get; } = new([]);

    /// <summary>Ids of rules by their numbers.</summary>
    public ImmutableArray<string> Ids { get; }

    [GeneratedRegex(@"\{\{[ \t]*(?<name>[^{}\n]{1,150}?)[ \t]*\}\}")]
    private static partial Regex Marker { get; }

    /// <summary>What <paramref name="text"/> shows: the same as long as no value that stands in it changes.</summary>
    public string ShownIn(string text, string page)
    {
        var shown = new StringBuilder();
        var knowsAll = true;
        foreach (Match marker in Marker.Matches(text))
        {
            if (Find(page, marker.Groups["name"].Value) is { } number)
            {
                shown.Append(Ids[number]).Append('=').Append(_written[number]).Append('\n');
            }
            else
            {
                knowsAll = false;
            }
        }

        if (!knowsAll)
        {
            // What is said about a name that is unknown depends on all that are known.
            shown.AppendJoin(' ', Ids);
        }

        return shown.ToString();
    }

    private int? Find(string page, string name) =>
        _numbers.TryGetValue($"{page}.{name}", out var number) || _numbers.TryGetValue(name, out number) ? number : null;

    /// <summary>The text with each marker replaced by its value. A marker that names no rule stays as it is.</summary>
    /// <param name="page">The page the text belongs to.</param>
    /// <param name="firstLine">Line of the file on which <paramref name="text"/> starts.</param>
    /// <param name="strict">Whether a marker that names no rule is a fault; pages that others wrote have markers of their own.</param>
    public string Render(string text, string page, int firstLine, bool strict, FaultList faults)
    {
        var (line, counted, unknown) = (firstLine, 0, 0);
        return Marker.Replace(text, marker =>
        {
            line += text.AsSpan(counted, marker.Index - counted).Count('\n');
            counted = marker.Index;
            var name = marker.Groups["name"].Value;
            if (Find(page, name) is { } number)
            {
                return $"{Open}{(char)(FirstNumber + number)}{_written[number]}{Close}";
            }

            if (strict && unknown < MostUnknown && NamesRule(name))
            {
                unknown++;
                faults.Refuse(line, $"The marker {Shown.Short(marker.Value)} names no rule.", Remedy(page, name));
            }

            return marker.Value;
        });
    }

    /// <summary>Which marker it was, from the character behind <see cref="Open"/>.</summary>
    public string IdOf(char number) => Ids[number - FirstNumber];

    /// <summary>
    /// Whether it can only have meant a rule, slips of the pen counted; anything else is a variable of some other tool, and blanked as such.
    /// </summary>
    private bool NamesRule(string name)
    {
        var parts = name.ToLowerInvariant().Split('.', 3);
        return parts.Take(2).Any(part => Meant(part) is not null)
            || (parts.Length > 1 && _pages.Contains(parts[0]));
    }

    private static string? Meant(string part)
    {
        var letters = string.Concat(part.Where(char.IsAsciiLetter));
        return RuleVocabulary.ByLetters.TryGetValue(letters, out var kind) ? kind
            : VocabularySpelling.Nearest(letters) is { } near ? RuleVocabulary.ByLetters[near] : null;
    }

    private string Remedy(string page, string name)
    {
        var meant = string.Join('.', name.ToLowerInvariant().Split('.').Select(part => Meant(part) ?? part));
        var near = Ids.Where(id => id == meant || id.EndsWith($".{meant}", StringComparison.Ordinal) || id.StartsWith($"{page}.", StringComparison.Ordinal))
            .OrderByDescending(id => id == meant || id.EndsWith($".{meant}", StringComparison.Ordinal))
            .Take(4)
            .Select(id => id.StartsWith($"{page}.", StringComparison.Ordinal) ? id[(page.Length + 1)..] : id)
            .ToList();
        return near.Count is 0
            ? "Write the value itself, or add the rule under `rules`."
            : $"Name a rule, such as {string.Join(", ", near)}, or add it under `rules`.";
    }
}

/// <summary>Text with the places of its markers taken out of it.</summary>
/// <param name="Places">Where values of rules begin in <paramref name="Text"/>, and of which rules.</param>
internal sealed record MarkedText(string Text, ImmutableArray<(int At, string Rule)> Places)
{
    public static MarkedText Read(string rendered, Markers markers)
    {
        if (!rendered.Contains(Markers.Open, StringComparison.Ordinal))
        {
            return new(rendered, []);
        }

        var text = new StringBuilder(rendered.Length);
        var places = ImmutableArray.CreateBuilder<(int, string)>();
        for (var i = 0; i < rendered.Length; i++)
        {
            if (rendered[i] is Markers.Open && i + 1 < rendered.Length)
            {
                places.Add((text.Length, markers.IdOf(rendered[++i])));
            }
            else if (rendered[i] is not Markers.Close)
            {
                text.Append(rendered[i]);
            }
        }

        return new(text.ToString(), places.ToImmutable());
    }
}
