using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Catalog;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>How many people a thing is for, and what it may measure: "for two", "under 2 kg", "160 x 200 cm".</summary>
internal static partial class MeasureWords
{
    private const double AroundMeasure = 0.1;

    /// <summary>A tent for two may have room for a third and a fourth; one for eight is another thing.</summary>
    private const int SparePlaces = 2;

    [GeneratedRegex(@"\b(for|sleeps|fits|family of|group of|of) (us )?(?<count>two|three|four|five|six|seven|eight|[1-9][0-9]?)( of us)?( adults| grown-ups| friends| campers)?($|[,.?!]| (under|below|in|with|and|that|which|please|max|on|up)\b)|\b(?<count2>[1-8])p\b|\b(?<count3>[1-9][0-9]?|one|two|three|four|five|six|seven|eight) ?-? ?(?<noun>persons?|people|ppl|man|adults|of us)\b")]
    private static partial Regex ForPeople { get; }

    // Who sleeps in a tent is counted together: "2 adults and 2 kids" are four.
    [GeneratedRegex(@"\b(?<count>one|two|three|four|five|six|seven|eight|[1-9]) (?<noun>adults?|grown-ups?|kids?|child|children|toddlers?|bab(y|ies)|teens?|teenagers?|people|persons?|friends)\b")]
    private static partial Regex Party { get; }

    [GeneratedRegex(@"^(people|persons?)$")]
    private static partial Regex Everybody { get; }

    // "It mustn't weigh more than" turns the limit round.
    private const string Negated =
        @"(nothing|not|no|none|never|without|cannot|\p{L}+n't|mustnt|shouldnt|cant|wont|dont|doesnt)( (be|to|weigh|weighs|weighing|measure|measures|go|goes|that|is|have|want|any|a))* (?<turned>";

    [GeneratedRegex(Negated + @"under|below|less than|lighter than|shorter than|smaller than)( about)? ?$", RegexOptions.NonBacktracking)]
    private static partial Regex NotUnder { get; }

    [GeneratedRegex(Negated + @"over|above|more than|heavier than|longer than|bigger than|larger than|exceed|exceeding)( about)? ?$", RegexOptions.NonBacktracking)]
    private static partial Regex NotOver { get; }

    [GeneratedRegex(@"(under|below|less than|lighter than|shorter than|smaller than|max\.?|maximum|up to|at most|no more than|not more than|within|<)( about)? ?$")]
    private static partial Regex AtMost { get; }

    [GeneratedRegex(@"(over|above|more than|heavier than|longer than|bigger than|larger than|at least|min\.?|minimum|from|>)( about)? ?$")]
    private static partial Regex AtLeast { get; }

    // What a chair carries is not what it weighs.
    [GeneratedRegex(@"(carry|carries|hold|holds|support|supports|load|bear|bears|weigh)( of| up to| at least)? ?$")]
    private static partial Regex Carries { get; }

    public static ImmutableArray<MeasureLimit> Read(Remaining text) => [.. People(text), .. Temperatures(text), .. Limits(text)];

    [GeneratedRegex(
        @"(^|[ (])(?<all>(?<minus>-|minus |negative )?(?<number>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)( ?° ?c?\b| ?°| ?degrees?( celsius| c)?| ?celsius)(?<below> below( zero| freezing)?)?)($|[^\p{L}\p{N}])|(^|[ (])(?<all2>(?<minus2>-|minus )(?<number2>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty))($|[^\p{L}\p{N}.]|\.$)|(^|[ (])(?<all3>below zero|below freezing|sub-?zero|zero degrees|freezing point|temperatures? (of|around|about|down to|below|under|as low as) (?<minus3>-|minus )?(?<number3>[0-9]{1,2}))\b")]
    private static partial Regex Temperature { get; }

    private static readonly FrozenDictionary<string, int> MoreNumbers = new Dictionary<string, int> { ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20 }.ToFrozenDictionary();

    /// <summary>For nights of ten below zero it must be rated for that, or for colder ones.</summary>
    private static IEnumerable<MeasureLimit> Temperatures(Remaining text)
    {
        if (Temperature.Match(text.Text) is not { Success: true } found)
        {
            yield break;
        }

        var all = Alternatives.First(found, "all");
        var number = Alternatives.First(found, "number");
        var degrees = !number.Success ? 0 : MoreNumbers.TryGetValue(number.Value, out var more) ? more : Measures.Value(number.Value);
        var isBelow = Alternatives.First(found, "minus").Success || found.Groups["below"].Success;
        text.Take(all.Index, all.Length);
        yield return new MeasureLimit(Dimension.Temperature, null, isBelow ? -degrees : degrees);
    }

    private static IEnumerable<MeasureLimit> People(Remaining text)
    {
        if (Party.Matches(text.Text) is { Count: > 1 } party)
        {
            // "For 4 people, we go with 2 kids": the kids are of the four.
            var whole = party.FirstOrDefault(some => Everybody.IsMatch(some.Groups["noun"].Value));
            var all = whole is null ? party.Sum(some => Measures.Value(some.Groups["count"].Value)) : party.Max(some => Measures.Value(some.Groups["count"].Value));
            foreach (Match some in party)
            {
                text.Take(some.Index, some.Length);
            }

            yield return new MeasureLimit(Dimension.People, all, all + SparePlaces);
            yield break;
        }

        if (ForPeople.Match(text.Text) is not { Success: true } people)
        {
            yield break;
        }

        var count = Alternatives.First(people, "count");
        text.Take(count.Index, count.Length);
        if (people.Groups["noun"] is { Success: true } noun)
        {
            text.Take(noun.Index, noun.Length);
        }

        var number = Measures.Value(count.Value);
        yield return new MeasureLimit(Dimension.People, number, number + SparePlaces);
    }

    private static IEnumerable<MeasureLimit> Limits(Remaining text)
    {
        foreach (var measure in Measures.In(text.Text).Where(found => found.Dimension is not Dimension.People).GroupBy(found => found.Index).ToList())
        {
            var before = text.Text[..measure.Key];
            var written = text.Text.Substring(measure.Key, measure.First().Length);
            var (lowest, highest, dimension) = (measure.Min(found => found.Value), measure.Max(found => found.Value), measure.First().Dimension);
            text.Take(measure.Key, measure.First().Length);
            if (Carries.IsMatch(before))
            {
                continue;
            }

            if (NotUnder.IsMatch(before))
            {
                yield return new MeasureLimit(dimension, lowest, null);
            }
            else if (NotOver.IsMatch(before) || AtMost.IsMatch(before))
            {
                yield return new MeasureLimit(dimension, null, highest);
            }
            else if (AtLeast.IsMatch(before))
            {
                yield return new MeasureLimit(dimension, lowest, null);
            }
            else if (written.Contains('x', StringComparison.Ordinal))
            {
                foreach (var side in measure)
                {
                    yield return new MeasureLimit(dimension, side.Value, side.Value);
                }
            }
            else
            {
                yield return new MeasureLimit(dimension, Math.Round(lowest * (1 - AroundMeasure), 3), Math.Round(highest * (1 + AroundMeasure), 3));
            }
        }
    }
}
