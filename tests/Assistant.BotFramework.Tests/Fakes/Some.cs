using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Turns;

namespace Assistant.BotFramework.Tests.Fakes;

internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    public static TurnRecord Turn(ImmutableArray<int> answers) => new()
    {
        Id = Guid.Parse("01900000-0000-7000-8000-000000000001"),
        Brain = "built-in",
        Release = new ReleaseId("0123456789ab"),
        Prompts = "p",
        Answers = answers,
        Outcome = "replied",
        StartedAt = Noon,
        Elapsed = TimeSpan.FromMilliseconds(20),
    };
}
