using System.Text;

namespace Assistant.Core.Text;

/// <summary>Collects folded characters with their origin, white space joined and trimmed on the way.</summary>
internal sealed class FoldedTextWriter(string original)
{
    private readonly StringBuilder _text = new(original.Length);
    private readonly List<int> _starts = new(original.Length);
    private readonly List<int> _ends = new(original.Length);

    public void Append(char character, int start, int end)
    {
        if (character == ' ' && (_text.Length == 0 || _text[^1] == ' '))
            return;

        _text.Append(character);
        _starts.Add(start);
        _ends.Add(end);
    }

    public FoldedText ToFoldedText()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        return new FoldedText(original, _text.ToString(), [.. _starts], [.. _ends]);
    }
}
