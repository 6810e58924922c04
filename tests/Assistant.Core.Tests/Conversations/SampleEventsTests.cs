using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Testing.Conversations;

namespace Assistant.Core.Tests.Conversations;

/// <summary>A round trip proves something only about members that are set.</summary>
public sealed class SampleEventsTests
{
    private static readonly object[] Samples = [.. SampleEvents.EveryKind(HandoffId.New())];

    [Fact]
    public void Hold_every_kind_of_event()
    {
        var kinds = typeof(ConversationEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType).ToList();

        Assert.Equal(typeof(ConversationEvent).GetNestedTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToHashSet(), kinds.ToHashSet());
        Assert.Equal(kinds.ToHashSet(), Samples.Select(sample => sample.GetType()).ToHashSet());
    }

    [Fact]
    public void Set_every_member() => Assert.Empty(Samples.SelectMany(sample => Unset(sample, sample.GetType().Name)));

    private static IEnumerable<string> Unset(object? value, string path) => value switch
    {
        null or "" => [path],
        string => [],
        IEnumerable list => list.Cast<object>().ToList() is { Count: > 0 } items
            ? items.SelectMany((item, i) => Unset(item, $"{path}[{i}]"))
            : [path],
        _ when value.GetType().Assembly == typeof(ConversationEvent).Assembly && !value.GetType().IsEnum => value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .SelectMany(member => Unset(member.GetValue(value), $"{path}.{member.Name}")),
        _ => value.Equals(Activator.CreateInstance(value.GetType())) ? [path] : [],
    };
}
