using System.Runtime.InteropServices;

namespace Assistant.Core.Knowledge;

/// <summary>Which texts hold a stem, and how much of it. Texts are numbered from 0 in the order in which they are added.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, List<(int Text, double Amount)>> _byStem = new(StringComparer.Ordinal);

    public int Texts { get; private set; }

    /// <param name="amounts">Each stem of the text once.</param>
    public int Add(IEnumerable<KeyValuePair<string, double>> amounts)
    {
        foreach (var (stem, amount) in amounts)
        {
            if (!_byStem.TryGetValue(stem, out var texts))
                _byStem.Add(stem, texts = []);
            texts.Add((Texts, amount));
        }

        return Texts++;
    }

    /// <summary>Texts that hold all stems, with the amount of the one they hold least of.</summary>
    public ReadOnlySpan<(int Text, double Amount)> Holding(ReadOnlySpan<string> stems)
    {
        List<(int Text, double Amount)>? common = null;
        foreach (var stem in stems)
        {
            if (!_byStem.TryGetValue(stem, out var texts))
                return [];
            common = common is null ? texts : Common(common, texts);
        }

        return CollectionsMarshal.AsSpan(common);
    }

    private static List<(int Text, double Amount)> Common(List<(int Text, double Amount)> left, List<(int Text, double Amount)> right)
    {
        List<(int, double)> common = [];
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (left[i].Text == right[j].Text)
                common.Add((left[i].Text, Math.Min(left[i++].Amount, right[j++].Amount)));
            else if (left[i].Text < right[j].Text)
                i++;
            else
                j++;
        }

        return common;
    }
}
