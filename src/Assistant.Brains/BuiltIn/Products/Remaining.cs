using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Folded text in which what was read becomes blank, so that places stay the same.</summary>
internal sealed class Remaining(string folded)
{
    public string Text { get; private set; } = folded;

    public bool Take(Regex shape)
    {
        var any = false;
        foreach (Match match in shape.Matches(Text))
        {
            Take(match.Index, match.Length);
            any = true;
        }

        return any;
    }

    public void Take(string words)
    {
        if (At(words) is >= 0 and var at)
        {
            Take(at, words.Length);
        }
    }

    /// <summary>Where the words stand as words of their own; -1 where they do not.</summary>
    public int At(string words)
    {
        for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (!IsInside(at - 1) && !IsInside(at + words.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private bool IsInside(int at) => at >= 0 && at < Text.Length && char.IsLetter(Text[at]);

    public void Take(int start, int length) => Text = string.Concat(Text.AsSpan(0, start), new string(' ', length), Text.AsSpan(start + length));

    public bool Holds(string words) => $" {string.Join(' ', Word.Split(Text).Select(word => word.Text))} ".Contains($" {string.Join(' ', Word.Split(words).Select(word => word.Text))} ", StringComparison.Ordinal);
}
