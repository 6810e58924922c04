using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class RetrievalTests
{
    [Fact]
    public void Citation_precision_is_the_share_of_citations_that_are_wanted()
    {
        var turn = Turn("?", "…", Cites("returns")).Citing(("returns#how-long", "a"), ("returns#costs", "b"), ("payments#klarna", "c"));

        Assert.Equal(0.6667, Of(new CitationPrecision(), Case(turn)));
    }

    [Fact]
    public void Citation_recall_is_the_share_of_wanted_ones_that_are_cited()
    {
        // Wanted: two sections of this answer, and one page anywhere. Cited: one of the sections, and the page.
        var first = Turn("?", "…", Cites("returns#how-long", "returns#costs")).Citing(("returns#how-long", "a"));
        var second = Turn("?", "…").Citing(("payments#klarna", "c"));
        var played = Case(first, second).Expecting(new CaseExpectations { Cites = [new CitationExpectation { Page = "payments" }] });

        Assert.Equal(0.6667, Of(new CitationRecall(), played));
    }

    [Fact]
    public void Answers_without_an_expectation_are_not_measured()
    {
        var turn = Turn("?", "…").Citing(("returns#how-long", "a")).Found("returns#how-long");

        Assert.Null(Of(new CitationPrecision(), Case(turn)));
        Assert.Null(Of(new CitationRecall(), Case(turn)));
        Assert.Null(Of(new RetrievalRecall(), Case(turn)));
        Assert.Null(Of(new RetrievalGain(), Case(turn)));
    }

    [Fact]
    public void Retrieval_recall_looks_at_the_first_four()
    {
        var turn = Turn("?", "…", Cites("returns", "payments")).Found("returns#a", "returns#b", "x#c", "x#d", "payments#e");

        Assert.Equal(0.5, Of(new RetrievalRecall(), Case(turn)));
    }

    [Fact]
    public void Gain_is_discounted_by_rank()
    {
        // Wanted at ranks 2 and 3: (1/log2 3 + 1/log2 4) / (1/log2 2 + 1/log2 3) = (0.63093 + 0.5) / 1.63093 = 0.69343.
        var turn = Turn("?", "…", Cites("returns", "payments")).Found("x#a", "returns#b", "payments#c");

        Assert.Equal(0.6934, Of(new RetrievalGain(), Case(turn)));
    }

    [Fact]
    public void A_page_that_is_found_twice_gains_once()
    {
        var turn = Turn("?", "…", Cites("returns")).Found("returns#a", "returns#b");

        Assert.Equal(1, Of(new RetrievalGain(), Case(turn)));
    }

    [Fact]
    public void Several_searches_count_like_one_with_the_best_of_each_first()
    {
        // a, p, b: the wanted page stands second, 1/log2 3 = 0.63093.
        var turn = Turn("?", "…", Cites("payments")).Found("x#a", "x#b").Found("payments#p");

        Assert.Equal(0.6309, Of(new RetrievalGain(), Case(turn)));
    }
}
