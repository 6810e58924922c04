using System.Collections.Immutable;
using System.Text.Json;
using Assistant.BotFramework.Activities;
using Assistant.Core.Conversations;
using Assistant.Testing.Conversations;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks.Micro;

/// <summary>What a conversation of a hundred events costs to fold, to read from storage, and to write for a client.</summary>
public class ConversationBenchmarks
{
    private const int Exchanges = 49;

    private static readonly ConversationId Id = ConversationId.New();

    private ImmutableArray<ConversationEvent> _events;
    private byte[][] _stored = [];

    [GlobalSetup]
    public void Talk()
    {
        var exchanges = Enumerable.Range(0, Exchanges).SelectMany(i => new ConversationEvent[]
        {
            SampleEvents.Asked((2 * i) + 2, $"client-{i}"),
            SampleEvents.Answered((2 * i) + 3, (2 * i) + 2),
        });
        _events = [SampleEvents.Started(), SampleEvents.Noticed(1), .. exchanges];
        _stored = [.. _events.Select(EventJson.Write)];
    }

    [Benchmark]
    public Conversation Replay() => Conversation.Replay(Id, _events);

    [Benchmark]
    public Conversation ReadAndReplay() => Conversation.Replay(Id, _stored.Select(json => EventJson.ReadEvent(json)));

    [Benchmark]
    public int MapToActivities()
    {
        var mapping = new ActivityMapping(Id, "Assistant", new PublicUrl(null));
        return _events.Count(e => mapping.Map(e) is not null);
    }

    [Benchmark]
    public int MapAndWriteActivities()
    {
        var mapping = new ActivityMapping(Id, "Assistant", new PublicUrl(null));
        return _events.Select(mapping.Map).OfType<Activity>()
            .Sum(activity => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity).Length);
    }
}
