using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Assistant.Core.Policy.Prose;

/// <summary>
/// The periods of a sentence that tell how long something may be given back, exchanged or claimed: "within 30 days of delivery", "a
/// 30-day return window", "you have two weeks to send it back". Other periods of the same sentence, such as how long a refund takes,
/// are none.
/// </summary>
internal static partial class PeriodPhrases
{
    private const int LongestSentence = 2_000;

    private const string Period = $@"(?<![\w.,])(?<period>{NumberWords.Pattern}(?:\s\([\w\s-]{{1,20}}\))?[\s‑-](?:calendar\s|consecutive\s|full\s)?(?:(?:working|business)\s)?(?:day|week|month|year)s?)\b['’]?";

    /// <summary>"The refund comes within 10 days of receipt", "valid for 2 years from purchase": other things are counted from there, too.</summary>
    private const string NotOther = @"(?<!\b(?:valid|deliver|ship|arriv|dispatch|process|refund|credit|inspect|check)\w*\s(?:\w+\s){0,5})";

    [GeneratedRegex(
        $$"""
        {{NotOther}}{{Period}}\s(?:of|after|from|since|following)\s(?:the\s|your\s|its\s)?(?:date\sof\s|day\sof\s|moment\sof\s)?(?:the\s|your\s|its\s)?(?:deliver(?:y|ed)|receipt|purchase|(?:order|item|parcel|package|product)s?\s(?:arrives?|is\sdelivered|was\sdelivered|reaches)|(?:you\s)(?:have\s)?(?:receiv|get|got)|receiving\s(?:your|the|an?)\s(?:order|item|parcel|package|product|goods))
        |{{Period}}[\s-](?:free\s)?(?:return|exchange|refund|warranty|guarantee|money)
        |(?:have|has|get)\s(?:up\sto\s|a\sfull\s|a\stotal\sof\s|at\sleast\s)?{{Period}}\s(?:\w+\s){0,6}?to\s(?:return|send|bring|exchange|swap|give|change\syour\smind)
        |(?:return|exchange|warranty|guarantee)\s(?:window\s|period\s|policy\s|term\s|time\s)?(?:is|of|for|lasts)\s(?:up\sto\s)?{{Period}}
        |(?:can|may|must|could)\s(?:\w+\s){0,3}?(?:return|exchang|send|sent|swap|bring)\w*\b[^.;]{0,60}?\b(?:within|up\sto)\s{{Period}}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Phrase { get; }

    public static ImmutableArray<Figure> In(string sentence) =>
    [
        .. Phrase.Matches(sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence)
            .SelectMany(match => FigureReader.Read(match.Groups["period"].Value))
            .Where(figure => figure.Unit is not FigureUnit.Number),
    ];
}
