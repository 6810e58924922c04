using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Rules;

/// <summary>All rules of a release. Immutable; looking one up depends on nothing but what is asked.</summary>
public sealed class RuleBook
{
    private readonly FrozenDictionary<RuleKind, ImmutableArray<Rule>> _byKind;

    public RuleBook(IEnumerable<Rule> rules)
    {
        Rules = [.. rules.OrderBy(rule => rule.Id.Value, StringComparer.Ordinal)];
        _byKind = Rules.GroupBy(rule => rule.Kind)
            .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(rule => rule.Scope.Rank).ToImmutableArray());
    }

    public static RuleBook Empty { get; } = new([]);

    /// <summary>By id.</summary>
    public ImmutableArray<Rule> Rules { get; }

    public Rule? Find(RuleId id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>Whether any rule of the kind stands in the release, in effect or not.</summary>
    public bool Has(RuleKind kind) => _byKind.ContainsKey(kind);

    /// <summary>
    /// The rule that holds: of those in effect that fit, the one with the highest rank (<see cref="RuleScope.Rank"/>). Where two of
    /// that rank say different things, there is a rival, and no answer.
    /// </summary>
    public RuleFound<T> Find<T>(RuleKind<T> kind, in Circumstances about)
    {
        Rule<T>? found = null;
        foreach (var candidate in Of(kind))
        {
            if (found is not null && candidate.Scope.Rank < found.Scope.Rank)
            {
                break;
            }

            if (candidate is not Rule<T> rule || !Holds(rule, about))
            {
                continue;
            }

            if (found is null)
            {
                found = rule;
            }
            else if (rule.Written != found.Written)
            {
                return new(null, (found, rule));
            }
        }

        return new(found, null);
    }

    /// <summary>Every rule that holds, of a kind of which several may (<see cref="RuleKind.AllHold"/>).</summary>
    public ImmutableArray<Rule<T>> FindAll<T>(RuleKind<T> kind, in Circumstances about)
    {
        var found = ImmutableArray.CreateBuilder<Rule<T>>();
        foreach (var candidate in Of(kind))
        {
            if (candidate is Rule<T> rule && Holds(rule, about))
            {
                found.Add(rule);
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<Rule> Of(RuleKind kind) => _byKind.TryGetValue(kind, out var rules) ? rules : [];

    private static bool Holds<T>(Rule<T> rule, in Circumstances about) =>
        rule.IsInEffect(about.Today)
        && rule.Scope.Fits(about)
        && (!rule.Kind.PerCurrency || rule is not Rule<Money> { Value.Currency: var currency } || currency == about.Currency);
}

/// <param name="Rule">Null where none holds, and where two contradict each other.</param>
/// <param name="Rivals">Two rules that contradict each other.</param>
public readonly record struct RuleFound<T>(Rule<T>? Rule, (Rule<T> One, Rule<T> Other)? Rivals);
