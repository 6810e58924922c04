using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Tests.Policy;

/// <summary>Rules made by hand.</summary>
internal static class Some
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static Circumstances Circumstances => new() { Today = Today, Categories = [] };

    public static Rule<T> Rule<T>(RuleKind<T> kind, T value, RuleScope? scope = null, string name = "", string page = "returns", int line = 10) => new()
    {
        Id = new($"{page}.{kind.Name}{name}"),
        Kind = kind,
        Value = value,
        Scope = scope ?? RuleScope.Everything,
        Page = new PageId(page),
        PageVersion = "1",
        File = $"{page}.md",
        Line = line,
    };
}
