using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Answers what fits no task: by a page that answers it, by a choice between close tasks, else honestly and shortly.</summary>
internal sealed class NotUnderstood(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    /// <summary>The point whose misses lead to a person.</summary>
    public const string Point = "unclear";
    private const int MaxMisses = 2;
    private const int MaxChoices = 3;
    private const int MaxNameWords = 4;
    private const int WordsWorthSearching = 3;
    private const float Close = 0.15f;

    /// <summary>More words tell a story, most of which no page speaks of.</summary>
    private const int WordsOfAStory = 10;

    /// <summary>A section that fits few words less than this shares one of them by chance.</summary>
    private const double Fitting = 0.17;

    /// <summary>The same of a story.</summary>
    private const double Touching = 0.11;

    /// <param name="pages">The flow that asks the pages, filled from the same words.</param>
    public async Task AnswerAsync(UnderstoodPart part, OpenFlow pages, Session session)
    {
        session.Intent = part.Prediction.Intent;
        if (Noise.IsLaugh(part) || (Noise.IsKeys(part) && session.Miss(Point) is not MaxMisses))
        {
            // Who types on like that was offered a person once.
            session.Draft.State(session.Say("unclear.noise"));
            session.Draft.Suggest(Usual(session));
            return;
        }

        if (Noise.IsKeys(part))
        {
            Offering.Person(session, "unclear.offer_person", "cannot_answer");
            return;
        }

        // A groan is no question: a page that shares words with it is no answer.
        if ((!session.IsUpset || SlotFiller.IsQuestion(part.Text)) && await PageAnswersAsync(part, pages, session))
        {
            session.Understood(Point);
            session.Look(focus => focus with { Request = pages.Slots.GetValueOrDefault(Slots.OpenQuestion), Intent = WellKnown.AskPages });
            await runner.RunAsync(pages, session);
            return;
        }

        session.Look(focus => focus with { Request = pages.Slots.GetValueOrDefault(Slots.OpenQuestion), Intent = null });
        if (await SoldThingAsync(part, session) is { } search)
        {
            session.Understood(Point);
            session.Intent = "product_search";
            await runner.RunAsync(search, session);
            return;
        }

        if (await OwnOrderAsync(part, session) is { } order)
        {
            session.Understood(Point);
            await runner.RunAsync(OpenFlow.Of(WellKnown.TrackOrder).With(Slots.Order, order), session);
            return;
        }

        if (session.IsUpset)
        {
            return;
        }

        if (session.Miss(Point) >= MaxMisses)
        {
            Offering.Person(session, "unclear.offer_person", "cannot_answer");
            return;
        }

        var choices = Choices(part);
        if (SlotFiller.IsQuestion(part.Text) && (choices.Length < 2 || part.Slots.OfType<Slot.Product>().Any()))
        {
            // A clear question, such as one that names a thing, wants a clear answer, even where it is that we do not know.
            session.Draft.State(session.Say("policy.unanswered"));
            session.Look(focus => focus with { Topic = pages.Slots.GetValueOrDefault(Slots.Question), Page = null });
            Offering.Person(session, "person.offer", "cannot_answer");
            return;
        }

        session.Draft.Ask(session.Say(choices.Length < 2 ? "unclear.scope" : "unclear.choose"));
        session.Draft.Suggest(choices.Length < 2 ? Usual(session) : choices);
    }

    /// <summary>For a message without any words in it.</summary>
    public static void AskForWords(Session session)
    {
        session.Draft.Ask(session.Say("unclear.empty"));
        session.Draft.Suggest(Usual(session));
    }

    /// <summary>The pages know more subjects than there are intents: what they answer is answered.</summary>
    private static async Task<bool> PageAnswersAsync(UnderstoodPart part, OpenFlow pages, Session session) =>
        part.Text.AsSpan().Trim().Count(' ') + 1 is >= WordsWorthSearching and var words
            && PageQuestion.Of(pages) is { } question
            && await question.AnsweringAsync(session) is [var best, ..]
            && best.Score >= (words <= WordsOfAStory ? Fitting : Touching);

    /// <summary>"Flashlight": a few words that name a thing which the shop has.</summary>
    private async Task<OpenFlow?> SoldThingAsync(UnderstoodPart part, Session session)
    {
        if (filler.Wish(part) is not { Kind: { } kind } wish || part.Text.AsSpan().Trim().Count(' ') >= MaxNameWords)
        {
            return null;
        }

        var answer = await session.Tools.CallAsync(
            ToolNames.SearchCatalog,
            ImmutableSortedDictionary<string, System.Text.Json.JsonElement>.Empty.Add(Slots.Kind, Slots.ToJson(Slots.Kind, kind)));
        var found = ToolAnswer.Read(answer, ProductJson.Default.FoundProducts);
        return found is { Products.IsEmpty: false } && found.Relaxed?.All(relaxed => relaxed is "words") is not false || IsNearSold(kind, found) ? wish.Into(OpenFlow.Of(WellKnown.ProductSearch)) : null;
    }

    /// <summary>"Bikes", where bike bags are sold: a thing that the shop would have, and which it is honest to say that it has not.</summary>
    private static bool IsNearSold(string kind, FoundProducts? found) =>
        SearchTerms.Of(kind) is [.., var last] && Kinds.Same(last) is var same && found?.Unsold?.Any(category => SearchTerms.Of(category).Any(same.Contains)) is true;

    /// <summary>"What's up with the air mats?": the one order of a signed-in shopper that has such an item.</summary>
    private static async Task<string?> OwnOrderAsync(UnderstoodPart part, Session session)
    {
        var answer = await session.Tools.CallAsync(
            ToolNames.ListOrders, ImmutableSortedDictionary<string, System.Text.Json.JsonElement>.Empty);
        return OrderRow.Of(answer) is { } rows
            && TitleWords.Meant(part.Text, rows, row => row.Items) is [var only]
                ? only.Number
                : null;
    }

    private ImmutableArray<string> Choices(UnderstoodPart part) =>
    [
        .. part.Prediction.Alternatives
            .Where(alternative => alternative.Probability >= Close)
            .Select(alternative => flows.StartedBy(alternative.Intent)?.Choice)
            .OfType<string>()
            .Distinct()
            .Take(MaxChoices),
    ];

    private static IEnumerable<string> Usual(Session session) =>
        [session.Label("suggest.track"), session.Label("suggest.returns"), session.Label("suggest.products")];
}
