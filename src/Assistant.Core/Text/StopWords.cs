using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assistant.Core.Text;

/// <summary>English words that say how something is asked and not what about.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        """
        a about above after again against all also am an and any anybody anyone anything are arent as at be because been before being below
        between both but by can cannot cant could couldnt did didnt do does doesnt doing dont each either else ever every everything few
        for from further get gets getting give given go goes going gone gonna got had hadnt has hasnt have havent having he hello her here hers
        hey hi him his how however i id if ill im in into is isnt it its itself ive just know let lets like ll made make makes many may maybe me
        might mine more most much must my myself need needs neither no nobody nor not nothing now of off oh ok on once one ones only or other
        others our ours out over own please pls put really said same say says shall she should so some somebody someone something still
        such take takes tell than thank thanks that thats the their theirs them then there theres these they theyre thing things this
        those through to too under until up upon us ve very want wants was wasnt way we well were werent what whats when where whether which
        while who whom whose why will with within without wont would wouldnt yes yet you youll your youre yours
        herself himself ourselves themselves yourself yourselves
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static readonly FrozenSet<string> Stems = All.Select(SearchTerms.Stem).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);

    /// <param name="stem">As <see cref="SearchTerms.Stem"/> gives it.</param>
    public static bool ContainsStem(string stem) => Stems.Contains(stem);

    /// <summary>The stems of a term that say what it is about; all of them where none does, as in "how much".</summary>
    public static ImmutableArray<string> Telling(ImmutableArray<string> stems) =>
        stems.RemoveAll(ContainsStem) is { IsEmpty: false } telling ? telling : stems;
}
