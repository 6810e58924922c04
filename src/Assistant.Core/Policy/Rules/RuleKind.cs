using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;

namespace Assistant.Core.Policy.Rules;

/// <summary>One thing that pages may rule: its name, the unit of its value, and what it may be narrowed to.</summary>
public abstract class RuleKind
{
    private Regex? _cue;

    private protected RuleKind(string name, string meaning, Narrowing allowed) => (Name, Meaning, Allowed) = (name, meaning, allowed);

    /// <summary>The field under <c>rules</c>, unit included, such as <c>return_window_days</c>.</summary>
    public string Name { get; }

    /// <summary>What it decides, in a sentence for content teams.</summary>
    public string Meaning { get; }

    public Narrowing Allowed { get; }

    /// <summary>What a page must write, with an example.</summary>
    public abstract string Expected { get; }

    /// <summary>Several rules may hold for one item at once, and all are obeyed; else the one that ranks highest is.</summary>
    public bool AllHold { get; init; }

    /// <summary>Has to hold for everything: narrowed rules of this kind need one beside them that is not narrowed.</summary>
    public bool NeedsDefault { get; init; }

    /// <summary>An amount of this kind counts for orders in its own currency only, so that each currency has one.</summary>
    public bool PerCurrency { get; init; }

    /// <summary>Conditions without which a rule of this kind says nothing.</summary>
    public Narrowing Required { get; init; }

    /// <summary>
    /// Words by which a sentence that states such a rule can be told, where neither a marker nor <c>says</c> names it: a regular
    /// expression, without regard to case. Empty where only the author can tell.
    /// </summary>
    public string Cue { get; init; } = "";

    /// <summary>Pages about other things tell it too, so that lint looks there as well for a period that is not the rule's.</summary>
    public bool ToldEverywhere { get; init; }

    public override string ToString() => Name;

    /// <summary>Whether a sentence speaks of what the kind decides.</summary>
    internal bool IsSpokenOf(string sentence) => Cue.Length > 0 && (_cue ??= Compiled(Cue)).IsMatch(sentence);

    /// <summary>Null where the value is not of the kind's type.</summary>
    internal abstract RuleDraft? Read(YamlValue value, string name, int line);

    private static Regex Compiled(string cue) => new(cue, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

/// <inheritdoc/>
public sealed class RuleKind<T> : RuleKind
{
    internal RuleKind(string name, RuleValueType<T> type, string meaning, Narrowing allowed = Narrowing.None)
        : base(name, meaning, allowed) => Type = type;

    internal RuleValueType<T> Type { get; }

    public override string Expected => Type.Expected;

    internal override RuleDraft? Read(YamlValue value, string name, int line) =>
        Type.TryRead(value, out var read) ? new RuleDraft<T>(this, name, line, read) : null;
}

/// <summary>A rule as front matter gives it, before its page is rendered and its sentence known.</summary>
/// <param name="Name">The field: the kind's name, and behind a dot what tells rules of one kind apart.</param>
internal abstract record RuleDraft(RuleKind Kind, string Name, int Line)
{
    public RuleScope Scope { get; init; } = RuleScope.Everything;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Owner { get; init; }

    /// <summary>Words of the sentences that state it where no marker does; the first of them is quoted.</summary>
    public ImmutableArray<string> Says { get; init; } = [];

    /// <summary>Words of the sentence to quote where the rule stands against what is asked.</summary>
    public string? Refuses { get; init; }

    /// <summary>What a marker renders.</summary>
    public abstract string Written { get; }

    /// <summary>Figures of prose that say the value.</summary>
    public abstract ImmutableArray<Figure> Values { get; }

    /// <summary>The same, and the days from and to which it holds.</summary>
    public ImmutableArray<Figure> Figures => Days.Any() ? [.. Values, .. Days.Select(Figure.Of)] : Values;

    private IEnumerable<DateOnly> Days => new[] { Scope.PlacedFrom, Scope.PlacedTo, From, To }.OfType<DateOnly>();

    public bool IsValueSaidBy(Figure said) => Is(Values, said);

    public bool IsSaidBy(Figure said) => Is(Figures, said);

    private static bool Is(ImmutableArray<Figure> figures, Figure said)
    {
        foreach (var figure in figures)
        {
            if (figure.IsSaidBy(said))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What prose that states the rule says in words instead of the value; null where it does not.</summary>
    public abstract string? SaidInstead(string prose);

    public abstract Rule ToRule(PolicyPage page, Statement? statement, Statement? refusal);
}

internal sealed record RuleDraft<T>(RuleKind<T> Type, string Name, int Line, T Value) : RuleDraft(Type, Name, Line)
{
    public override string Written => Type.Type.Written(Value);

    public override ImmutableArray<Figure> Values { get; } = Type.Type.Figures(Value);

    public override string? SaidInstead(string prose) => Type.Type.SaidInstead(Value, prose);

    public override Rule ToRule(PolicyPage page, Statement? statement, Statement? refusal) => new Rule<T>
    {
        Id = new RuleId($"{page.Id}.{Name}"),
        Kind = Kind,
        Value = Value,
        Scope = Scope,
        From = Later(From, page.EffectiveFrom),
        To = Earlier(To, page.EffectiveTo),
        Owner = Owner ?? page.Owner,
        Page = page.Id,
        PageVersion = page.Version,
        File = page.File,
        Line = Line,
        Statement = statement,
        Refusal = refusal,
    };

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
