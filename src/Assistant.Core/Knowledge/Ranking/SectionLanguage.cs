using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Assistant.Core.Knowledge;

/// <summary>
/// How likely a question is in the language of each section, which is that of its editor's questions, its headings and its sentences
/// taken together, compared with the language of the whole release: query likelihood with Dirichlet smoothing (Zhai and Lafferty,
/// "A study of smoothing methods for language models applied to ad hoc information retrieval", 2001).
/// </summary>
/// <remarks>
/// <see cref="ShortTexts"/> finds the one question that is most like this one. This is its complement: a section whose dozen questions
/// each say a little of it is likely too. Everything that needs a logarithm of a text is computed once, when the release is read.
/// </remarks>
internal sealed class SectionLanguage
{
    /// <summary>How much of the release's language each section is given, per known feature, before its own is counted.</summary>
    private const double Smoothing = 0.01;

    /// <summary>A sentence states a rule; a question of the editor's is in the shopper's words.</summary>
    private const float SentenceWeight = 0.7f;

    /// <summary>Weight of all letter groups of a text beside all of its words.</summary>
    private const float LettersWeight = 0.6f;

    private readonly Dictionary<ulong, Known> _known = [];

    /// <summary>For each section and topic, what a question loses there for each feature that it lacks; at most 0.</summary>
    private readonly double[] _absent;
    private readonly int _sections;
    private int _texts;

    /// <param name="sections">By their numbers.</param>
    /// <param name="topics">What shoppers ask about and none of the sections answers.</param>
    public SectionLanguage(ImmutableArray<Section> sections, ImmutableArray<UnansweredTopic> topics)
    {
        _sections = sections.Length;
        var speakers = sections.Select(Texts).Concat(topics.Select(topic => topic.Questions.Select(question => (Text: question, Weight: 1f)))).ToList();
        // Features are found twice, because keeping those of every sentence would take far more memory than the result.
        foreach (var (text, _) in speakers.SelectMany(texts => texts))
            CountText(TextFeatures.Of(text));
        foreach (var known in _known.Values)
            known.Rarity = Rarity(known.Texts);

        var lengths = new double[speakers.Count];
        foreach (var (speaker, texts) in speakers.Index())
            lengths[speaker] = texts.Sum(text => AddText(speaker, TextFeatures.Of(text.Text), text.Weight));

        var (total, mass) = (lengths.Sum(), Smoothing * _known.Count);
        foreach (var known in _known.Values)
            known.Finish(total / mass);
        _absent = Array.ConvertAll(lengths, length => Math.Log(mass / (length + mass)));
    }

    /// <summary>How many speak a language here: the sections, and behind them the topics.</summary>
    public int Speakers => _absent.Length;

    /// <summary>
    /// For each section the average, over what the question says, of the logarithm of how much likelier it is there than in the whole
    /// release. Around 1 is a question in the section's own words; 0 or less says nothing for it. Returns the most of that for any topic.
    /// </summary>
    /// <param name="likelihood">One for each of <see cref="Speakers"/>.</param>
    public double Liken(string question, Span<double> likelihood)
    {
        likelihood.Clear();
        var asked = 0.0;
        foreach (var (known, value) in Weigh(TextFeatures.Of(question)))
        {
            asked += value;
            foreach (var (section, gain) in known?.Gains ?? [])
                likelihood[section] += value * gain;
        }

        for (var section = 0; section < likelihood.Length; section++)
            likelihood[section] = asked > 0 ? (likelihood[section] / asked) + _absent[section] : 0;
        return _sections == likelihood.Length ? 0 : Most(likelihood[_sections..]);
    }

    /// <summary>As <see cref="Liken(string, Span{double})"/>, where only the most for any topic is wanted.</summary>
    public double Liken(string question)
    {
        var likelihood = ArrayPool<double>.Shared.Rent(Speakers);
        var most = Liken(question, likelihood.AsSpan(0, Speakers));
        ArrayPool<double>.Shared.Return(likelihood);
        return most;
    }

    private static double Most(ReadOnlySpan<double> likelihood)
    {
        var most = likelihood[0];
        foreach (var one in likelihood)
            most = Math.Max(most, one);
        return most;
    }

    private static IEnumerable<(string Text, float Weight)> Texts(Section section)
    {
        var first = section.Passages[0].Passage;
        foreach (var ask in first.Asks)
            yield return (ask, 1);
        yield return ($"{first.PageTitle} {string.Join(' ', first.HeadingPath)}", 1);
        foreach (var sentence in section.Passages.SelectMany(passage => passage.Passage.Text.Split('\n')).SelectMany(Sentences.Split))
            yield return (sentence, SentenceWeight);
    }

    private void CountText(TextFeatures text)
    {
        _texts++;
        foreach (var feature in text.Words.Keys.Concat(text.Letters.Keys))
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, feature, out _);
            (known ??= new()).Texts++;
        }
    }

    /// <returns>How much language the text adds to its section.</returns>
    private double AddText(int section, TextFeatures text, float weight)
    {
        var length = 0.0;
        foreach (var (known, value) in Weigh(text))
        {
            known!.Add(section, weight * value);
            length += weight * value;
        }

        return length;
    }

    /// <summary>What is rare weighs more, and a text no more for being long. Features that the release does not know come as null.</summary>
    private IEnumerable<(Known? Feature, float Value)> Weigh(TextFeatures text) =>
        Weigh(text.Words, length: 1).Concat(Weigh(text.Letters, LettersWeight));

    private (Known? Feature, float Value)[] Weigh(Dictionary<ulong, int> counts, float length)
    {
        var values = new (Known? Feature, float Value)[counts.Count];
        var (at, squares) = (0, 0.0);
        foreach (var (feature, count) in counts)
        {
            var known = _known.GetValueOrDefault(feature);
            var value = (1 + MathF.Log(count)) * (known?.Rarity ?? Rarity(texts: 0));
            values[at++] = (known, value);
            squares += value * value;
        }

        var norm = MathF.Sqrt((float)squares);
        foreach (ref var value in values.AsSpan())
            value.Value = length * value.Value / norm;
        return values;
    }

    private float Rarity(int texts) => MathF.Sqrt(1 + MathF.Log((_texts + 1f) / (1f + texts)));

    /// <summary>A feature that the release knows.</summary>
    private sealed class Known
    {
        private List<(int Section, float Amount)>? _amounts = [];
        private double _total;

        public int Texts { get; set; }

        /// <summary>What having it says, once all texts are counted.</summary>
        public float Rarity { get; set; }

        /// <summary>By how much each section that has the feature makes it likelier.</summary>
        public (int Section, float Gain)[] Gains { get; private set; } = [];

        /// <summary>Sections come in order.</summary>
        public void Add(int section, float amount)
        {
            _total += amount;
            if (_amounts is [.., var last] && last.Section == section)
                _amounts[^1] = (section, last.Amount + amount);
            else
                _amounts!.Add((section, amount));
        }

        /// <param name="scale">All language of the release, divided by what each section is given of it.</param>
        public void Finish(double scale)
        {
            Gains = [.. _amounts!.Select(had => (had.Section, (float)Math.Log(1 + (had.Amount * scale / _total))))];
            _amounts = null;
        }
    }
}
