namespace Assistant.Quality.Talking;

/// <summary>Finds out whether a shopper was told the same again and again.</summary>
internal static class Repetitions
{
    private const int Times = 3;
    private const int WordsOfASentence = 3;

    /// <summary>Sentences of at least three words that stand in three answers or more.</summary>
    public static IReadOnlyList<string> Sentences(IEnumerable<string> answers) =>
    [
        .. answers.SelectMany(answer => Split(answer).Distinct())
            .GroupBy(sentence => sentence)
            .Where(same => same.Count() >= Times)
            .Select(same => same.Key),
    ];

    /// <summary>Whether two answers in a row are word for word the same.</summary>
    public static bool Loops(IReadOnlyList<string> answers) => answers.Zip(answers.Skip(1)).Any(pair => pair.First == pair.Second);

    private static IEnumerable<string> Split(string answer) =>
        from line in answer.Split('\n')
        from sentence in line.Split(". ", StringSplitOptions.TrimEntries)
        where sentence.Count(c => c is ' ') + 1 >= WordsOfASentence
        select sentence.Trim('-', ' ', '.');
}
