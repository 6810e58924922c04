using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class LargestTests
{
    [Fact]
    public void Largest_come_best_first_and_equal_ones_in_their_order() =>
        Assert.Equal([3, 0, 2], Largest.Of([0.5, 0.1, 0.5, 0.9, 0.5], 3));

    [Fact]
    public void Fewer_scores_than_asked_for_are_all_returned() => Assert.Equal([1, 0], Largest.Of([1, 2], 5));

    [Fact]
    public void Nothing_is_returned_where_nothing_is_asked_for() => Assert.Empty(Largest.Of([1, 2], 0));
}
