using System.Collections.Immutable;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>The answer of a turn while it is put together: what is stated, then at most one question.</summary>
internal sealed class AnswerDraft
{
    private const int MaxSuggestions = 4;

    /// <summary>Below what a turn takes for an answer.</summary>
    private const int MaxLength = 3_800;
    private const string Gap = "\n\n";

    private readonly List<string> _statements = [];
    private readonly List<string> _suggestions = [];

    /// <summary>What the shopper is asked; it stands last, so that they see what to answer.</summary>
    public string? Question { get; private set; }

    public bool HasStatements => _statements.Count > 0;

    public int Count => _statements.Count;

    public bool IsEmpty => _statements.Count is 0 && Question is null;

    public ImmutableArray<string> Suggestions => [.. _suggestions.Distinct().Take(MaxSuggestions)];

    /// <summary>Whole paragraphs as long as they fit, and always the question.</summary>
    public string Text
    {
        get
        {
            var left = MaxLength - (Question?.Length ?? 0);
            var fitting = _statements.TakeWhile(statement => (left -= statement.Length + Gap.Length) >= 0);
            return string.Join(Gap, Question is null ? fitting : fitting.Append(Question));
        }
    }

    /// <summary>Adds paragraphs; one that stands already is not said again.</summary>
    public void State(string? paragraphs)
    {
        foreach (var paragraph in (paragraphs ?? "").Split(Gap, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_statements.Contains(paragraph))
            {
                _statements.Add(paragraph);
            }
        }
    }

    /// <summary>Asks, unless something is asked already: one question at a time.</summary>
    public bool Ask(string question)
    {
        if (Question is not null)
        {
            return false;
        }

        Question = question;
        return true;
    }

    /// <summary>Makes room for another question: what was asked stays to be read.</summary>
    public void StateQuestion()
    {
        State(Question);
        Question = null;
    }

    /// <summary>Says something before everything else.</summary>
    public void Lead(string statement) => _statements.Insert(0, statement);

    public void Suggest(params IEnumerable<string> replies) => _suggestions.AddRange(replies);

    /// <summary>Puts another answer in the place of everything.</summary>
    public void ReplaceWith(string statement)
    {
        _statements.Clear();
        _suggestions.Clear();
        Question = null;
        _statements.Add(statement);
    }
}
