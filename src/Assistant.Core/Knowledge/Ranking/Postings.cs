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
    /// <param name="common">Room for what several stems have in common; the answer may stand in it until it is used again.</param>
    public ReadOnlySpan<(int Text, double Amount)> Holding(ReadOnlySpan<string> stems, List<(int Text, double Amount)> common)
    {
        List<(int Text, double Amount)>? held = null;
        foreach (var stem in stems)
        {
            if (!_byStem.TryGetValue(stem, out var texts))
                return [];
            held = held is null ? texts : Common(held, texts, common);
        }

        return CollectionsMarshal.AsSpan(held);
    }

    /// <param name="common">Is filled; may be one of the two.</param>
    private static List<(int Text, double Amount)> Common(
        List<(int Text, double Amount)> left, List<(int Text, double Amount)> right, List<(int Text, double Amount)> common)
    {
        // The shorter list leads, and the longer is leapt through: phrases mostly join a rare word to a frequent one.
        if (left.Count > right.Count)
            (left, right) = (right, left);
        var few = CollectionsMarshal.AsSpan(left);
        var many = CollectionsMarshal.AsSpan(right);
        var (found, at) = (0, 0);
        if (common.Count < few.Length)
            CollectionsMarshal.SetCount(common, few.Length);
        var into = CollectionsMarshal.AsSpan(common);
        foreach (var (text, amount) in few)
        {
            at = Leap(many, at, text);
            if (at == many.Length)
                break;
            if (many[at].Text == text)
                into[found++] = (text, Math.Min(amount, many[at].Amount));
        }

        CollectionsMarshal.SetCount(common, found);
        return common;
    }

    /// <summary>The first place from <paramref name="at"/> on that does not lie before a text.</summary>
    private static int Leap(ReadOnlySpan<(int Text, double Amount)> texts, int at, int text)
    {
        var step = 1;
        while (at + step < texts.Length && texts[at + step].Text < text)
        {
            at += step;
            step *= 2;
        }

        var end = Math.Min(at + step, texts.Length);
        while (at < end)
        {
            var middle = (at + end) / 2;
            if (texts[middle].Text < text)
                at = middle + 1;
            else
                end = middle;
        }

        return at;
    }
}
