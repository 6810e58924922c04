using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Policy.Rules;

/// <summary>A rule's name inside its release: the page, and the field under <c>rules</c>, such as <c>returns.return_window_days</c>.</summary>
[JsonConverter(typeof(TextIdJsonConverter<RuleId>))]
public readonly record struct RuleId(string Value) : ITextId<RuleId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out RuleId id)
    {
        var valid = text is { Length: > 2 and <= 160 }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');
        id = valid ? new RuleId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}

/// <summary>One typed value or condition in a page's front matter that code enforces.</summary>
public abstract record Rule
{
    public required RuleId Id { get; init; }

    /// <summary>What it decides.</summary>
    public required RuleKind Kind { get; init; }

    public RuleScope Scope { get; init; } = RuleScope.Everything;

    /// <summary>First day on which it is in effect, in the shop's time zone; the later of the page's and its own.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which it is in effect.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The role that answers for it; the page's where the rule names none.</summary>
    public string? Owner { get; init; }

    public required PageId Page { get; init; }

    public required string PageVersion { get; init; }

    /// <summary>Path of the page's file, relative to the knowledge folder.</summary>
    public required string File { get; init; }

    /// <summary>One-based line of the file on which it stands.</summary>
    public required int Line { get; init; }

    /// <summary>The sentence of the page that tells shoppers about it; null only on pages that shoppers do not read.</summary>
    public Statement? Statement { get; init; }

    /// <summary>The sentence to quote where the rule stands against what is asked; null where <see cref="Statement"/> says that as well.</summary>
    public Statement? Refusal { get; init; }

    /// <summary>The value as prose says it.</summary>
    public abstract string Written { get; }

    public bool IsInEffect(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);
}

/// <inheritdoc/>
public sealed record Rule<T> : Rule
{
    public required T Value { get; init; }

    public override string Written => ((RuleKind<T>)Kind).Type.Written(Value);
}

/// <summary>The sentence that states a rule, and where a shopper can read it.</summary>
/// <param name="Passage">The passage with the sentence, for citing.</param>
/// <param name="Text">The sentence as an answer shows it.</param>
public sealed record Statement(Passage Passage, string Text);
