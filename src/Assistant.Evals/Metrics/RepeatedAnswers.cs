using Assistant.Core.Conversations;

namespace Assistant.Evals.Metrics;

/// <summary>Finds out whether a shopper was told the same again and again.</summary>
/// <remarks>
/// What is told of a change does not count: the words around a card are the server's, the card says what is new, and a second click on it
/// deserves the same answer.
/// </remarks>
internal static class RepeatedAnswers
{
    private const int Times = 3;
    private const int WordsOfASentence = 3;

    /// <summary>Sentences of at least three words that stand in three answers or more.</summary>
    public static IReadOnlyList<string> Sentences(IEnumerable<OutgoingMessage> answers) =>
    [
        .. answers.Where(answer => answer.Action is null).SelectMany(answer => Split(answer.Text).Distinct())
            .GroupBy(sentence => sentence)
            .Where(same => same.Count() >= Times)
            .Select(same => same.Key),
    ];

    /// <summary>Numbers of the answers, from 1, that are word for word the answer before.</summary>
    public static IReadOnlyList<int> InARow(IEnumerable<OutgoingMessage> answers)
    {
        var all = answers.ToList();
        return
        [
            .. Enumerable.Range(1, Math.Max(0, all.Count - 1))
                .Where(index => all[index].Action is null && all[index].Text == all[index - 1].Text)
                .Select(index => index + 1),
        ];
    }

    private static IEnumerable<string> Split(string answer) =>
        from line in answer.Split('\n')
        from sentence in line.Split(". ", StringSplitOptions.TrimEntries)
        where sentence.Count(c => c is ' ') + 1 >= WordsOfASentence
        select sentence.Trim('-', ' ', '.');
}
