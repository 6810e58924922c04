using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Cuts a section into texts of about 40 to 120 words. No sentence is cut, no list item stands without its introduction, and
/// only neighbours under one heading are put together.
/// </summary>
internal static class PassageCutter
{
    private const int FewWords = 40;
    private const int ManyWords = 120;
    private const int MostWords = 160;

    public static IEnumerable<string> Cut(IEnumerable<TextUnit> units)
    {
        var pieces = Group(units.SelectMany(Sized)).ToList();
        if (pieces is [.., var before, var last]
            && last.Words < FewWords && before.Words + last.Words <= MostWords)
        {
            pieces.RemoveAt(pieces.Count - 1);
            pieces[^1] = before.With(last);
        }

        return pieces.Select(piece => piece.Text);
    }

    private static IEnumerable<Piece> Group(IEnumerable<TextUnit> units)
    {
        var current = Piece.Empty;
        foreach (var unit in units)
        {
            if (current.Words >= FewWords && current.Words + unit.Words > ManyWords)
            {
                yield return current;
                current = Piece.Empty;
            }

            current = current.With(unit);
        }

        if (!current.Lines.IsEmpty)
            yield return current;
    }

    /// <summary>A paragraph that is too long for one passage becomes runs of whole sentences.</summary>
    private static IEnumerable<TextUnit> Sized(TextUnit unit)
    {
        if (unit.Words <= ManyWords || unit.Introduction is not null || unit.Text.Contains('\n', StringComparison.Ordinal))
            return [unit];

        List<TextUnit> runs = [];
        foreach (var sentence in Sentences.Split(unit.Text))
        {
            if (runs is [.., var run] && run.Words + WordCount.Of(sentence) <= ManyWords * 3 / 4)
                runs[^1] = new($"{run.Text} {sentence}");
            else
                runs.Add(new(sentence));
        }

        return runs;
    }

    private sealed record Piece(ImmutableArray<string> Lines, int Words)
    {
        public static Piece Empty { get; } = new([], 0);

        public string Text => string.Join('\n', Lines);

        public Piece With(TextUnit unit)
        {
            var introduced = unit.Introduction is not { } introduction || Text.Contains(introduction, StringComparison.Ordinal);
            return introduced
                ? new([.. Lines, unit.Text], Words + unit.Words)
                : new([.. Lines, unit.Introduction!, unit.Text], Words + unit.Words + WordCount.Of(unit.Introduction!));
        }

        public Piece With(Piece next)
        {
            var lines = next.Lines.SkipWhile(line => line.EndsWith(':') && Text.Contains(line, StringComparison.Ordinal));
            return new([.. Lines, .. lines], Words + next.Words);
        }
    }
}
