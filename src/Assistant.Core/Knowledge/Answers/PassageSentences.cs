using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>A passage cut into sentences, list items and table rows. Passages are asked again and again; each is cut once, and forgotten with its release.</summary>
internal sealed class PassageSentences
{
    private static readonly ConditionalWeakTable<Passage, PassageSentences> Known = [];

    private PassageSentences(Passage passage)
    {
        Sentences = Read(passage.Text);
        Subject = passage.HeadingPath.SelectMany(SearchTerms.Of).ToHashSet(StringComparer.Ordinal);
        Title = [.. Subject, .. SearchTerms.Of(passage.PageTitle)];
        Names = [.. passage.Asks.Append(string.Join(' ', passage.HeadingPath)).Select(name => SearchTerms.OfQuestion(name).Distinct().ToImmutableArray())];
        Stems = Sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal);
        Spelling = new(Stems.Order(StringComparer.Ordinal));
    }

    /// <summary>What its headings are about.</summary>
    public HashSet<string> Subject { get; }

    /// <summary>The same and what its page is about.</summary>
    public HashSet<string> Title { get; }

    /// <summary>The words of each of the editor's questions and of the headings, each word once.</summary>
    public ImmutableArray<ImmutableArray<string>> Names { get; }

    public ImmutableArray<PassageSentence> Sentences { get; }

    /// <summary>What stands in any of them.</summary>
    public HashSet<string> Stems { get; }

    public Spelling Spelling { get; }

    public static PassageSentences Of(Passage passage) => Known.GetValue(passage, passage => new(passage));

    public static ImmutableArray<PassageSentence> Read(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<PassageSentence>();
        int? introduction = null;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var isItem = IsListItem(line);
            if (!isItem && !TableSentence.IsRow(line))
                introduction = null;

            foreach (var sentence in isItem || TableSentence.IsRow(line) ? [line.TrimEnd()] : Knowledge.Sentences.Split(line))
                sentences.Add(new(sentences.Count, number, sentence, introduction));
            if (introduction is null && sentences is [.., { Text: [.., ':'] }])
                introduction = sentences.Count - 1;
        }

        return sentences.ToImmutable();
    }

    internal static bool IsListItem(string line)
    {
        var item = line.AsSpan().TrimStart();
        return item.StartsWith("- ") || (item.IndexOf(". ") is > 0 and <= 3 && char.IsAsciiDigit(item[0]));
    }
}
