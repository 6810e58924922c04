using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tools.Policy;

/// <summary>Passages of the live release that answer a question.</summary>
public sealed class SearchPolicy(IPassageIndex passages) : ITool<SearchPolicy.Arguments>
{
    private const int Top = 4;

    /// <summary>Among so many a section that says something of the country is looked for.</summary>
    private const int Considered = 10;

    /// <summary>A section that says something of the country that is named goes before one that says nothing of it, from this share of its score on.</summary>
    private const double NearlyAsGood = 0.6;

    /// <summary>The same of the table by countries that lists it, where nothing else is asked.</summary>
    private const double HalfAsGood = 0.5;

    /// <summary>By so much it then goes before the section that was found first, which says nothing of the country.</summary>
    private const double ClearlyBefore = 1.25;

    public sealed record Arguments(
        [property: Description("The shopper's question as a full question of its own, in their words.")] ShortText Query,
        [property: Description("The shopper's question before this one, where this one goes on with it, such as \"and to Sweden?\" after the postage to Norway.")] ShortText? Before = null,
        [property: Description("The country that the shopper lives in or that their order goes to, in English, where it is known; a country that the question names counts instead.")] ShortText? Country = null);

    public static ToolContract Contract { get; } = new(
        "search_policy",
        ToolEffect.Read,
        IdentityLevel.None,
        "Content team",
        "Finds what the shop's policy pages say about a question. Every policy statement in an answer must come from here and "
            + "carry the mark of its passage, such as [S1]. If no passage has answers=true, no page answers the question.",
        "Reading our policy pages");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (query, country) = (arguments.Query.Value, arguments.Country?.Value);
        var ongoing = arguments.Before is { } earlier ? new OngoingQuestion(query, earlier.Value) : null;
        var before = ongoing?.Before;
        var found = ongoing is null
            ? await passages.SearchAsync(context.Release, query, Considered, cancellationToken)
            : await ongoing.SearchAsync(passages, context.Release, Considered, cancellationToken);
        found = await QuestionBehindStory.AnswerAsync(passages, context.Release, query, found, cancellationToken);
        var hits = await CompoundQuestion.ConfirmAsync(passages, context.Release, query, [.. found.Take(Top)], cancellationToken);
        var sentences = new AnswerSentences(query, before, country);
        if (CompoundQuestion.Split(query) is { IsEmpty: false } questions
            && await CompoundQuestion.SearchAsync(passages, context.Release, questions, before, hits, cancellationToken) is { Length: > 1 } answered)
        {
            var others = hits.Where(hit => !answered.Any(one => one.Hit.Passage == hit.Passage));
            return Found(
            [
                .. answered.Select((one, number) => Spoken(one.Hit, one.Words.Length is 0 ? sentences : new AnswerSentences(one.Words, number is 0 ? before : questions[0], country)) with { Also = number > 0 && !sentences.IsOfOtherPlaces(one.Hit.Passage) }),
                .. others.Select(hit => Spoken(hit, sentences)),
            ]);
        }

        if (hits.Concat(found.Skip(Top)).Where(IsPlaced).OrderByDescending(hit => sentences.IsListedByName(context.Release.Section(hit.Passage))).FirstOrDefault() is { } placed)
            hits = [placed with { Answers = true, Score = Math.Min(1, ClearlyBefore * hits[0].Score) }, .. hits.Where(hit => hit != placed)];

        hits = [.. hits.Select(hit => hit with { Passage = sentences.Speaker(hit.Passage, context.Release.Section(hit.Passage)) })];
        return Found([.. hits.Select(View)]);

        bool IsPlaced(PassageHit hit) =>
            (hit.Answers && hit.Score >= NearlyAsGood * hits[0].Score && sentences.IsBetterPlaced(context.Release.Section(hits[0].Passage), context.Release.Section(hit.Passage)))
                || (hit.Score >= HalfAsGood * hits[0].Score && sentences.IsListedIn(context.Release.Section(hits[0].Passage), context.Release.Section(hit.Passage)));

        PassageView View(PassageHit hit) => PassageView.Of(hit, sentences, context.Sources) with
        {
            Adds = hit.Answers && hit != hits[0] && hit.Passage.Page == hits[0].Passage.Page && sentences.Adds(hits[0].Passage, hit.Passage),
            SaysWhere = hit.Answers && hit != hits[0] && hit.Passage.Page == hits[0].Passage.Page && sentences.SaysWhere(hits[0].Passage, hit.Passage),
        };

        PassageView Spoken(PassageHit hit, AnswerSentences by) =>
            PassageView.Of(hit with { Passage = by.Speaker(hit.Passage, context.Release.Section(hit.Passage)) }, by, context.Sources);
    }

    private static ToolResult.Found Found(ImmutableArray<PassageView> passages) => new(ToolJson.Write(new { Passages = passages }));
}

/// <param name="Source">The mark to cite it by in this turn.</param>
/// <param name="Answer">The sentences that answer, verbatim, with their conditions.</param>
/// <param name="Best">The one of them that says most of what is asked.</param>
/// <param name="Answers">Whether the passage is good enough to answer from.</param>
/// <param name="Adds">Whether it holds a kind of answer that is asked for, such as a time, and the first passage, of the same page, lacks.</param>
/// <param name="SaysWhere">Whether it tells for which countries something holds that is asked for one, and the first passage, of the same page, does not.</param>
/// <param name="Fits">Whether it holds the kind of answer that is asked for.</param>
/// <param name="Also">Whether it answers another one of several questions that were asked at once.</param>
internal sealed record PassageView(
    string Source,
    PageId Page,
    string Title,
    string Heading,
    string Anchor,
    string Version,
    string Text,
    ImmutableArray<string> Answer,
    string? Best,
    double Score,
    bool Answers,
    bool Adds = false,
    bool SaysWhere = false,
    bool Also = false,
    bool Fits = true)
{
    public static PassageView Of(PassageHit hit, AnswerSentences sentences, TurnSources sources)
    {
        var told = sentences.Select(hit.Passage);
        return new(
            sources.Add(hit.Passage),
            hit.Passage.Page,
            hit.Passage.PageTitle,
            string.Join(" › ", hit.Passage.HeadingPath),
            hit.Passage.Anchor,
            hit.Passage.Version,
            hit.Passage.Text,
            told,
            sentences.Best(hit.Passage),
            Math.Round(hit.Score, 4),
            hit.Answers,
            Fits: sentences.Fits(told));
    }
}
