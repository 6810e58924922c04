using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Guardrails.Injection;
using Assistant.Core.Guardrails.Sensitive;
using Assistant.Core.Guardrails.Tone;

namespace Assistant.Quality.Guards;

/// <summary>What the guardrails that read words cost for an ordinary message.</summary>
internal static class CostReport
{
    private const int Rounds = 4;

    public static void Write(TextWriter output)
    {
        var messages = OrdinaryMessages.All;
        (string Name, Action<string> Read)[] guardrails =
        [
            ("sensitive topics", text => SensitiveTopic.In(text)), ("injection", text => InjectionSigns.In(text)), ("abuse", text => AbuseSigns.In(text)),
        ];
        var costs = guardrails.Select(guardrail => (guardrail.Name, Cost: Measure(guardrail.Read, messages))).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"cost of an ordinary message: {costs.Sum(one => one.Cost):0.0} µs ({string.Join(", ", costs.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Cost:0.0}")))})"));
    }

    /// <summary>Microseconds a message, the best of a few rounds: the machine does other things, too.</summary>
    private static double Measure(Action<string> read, IReadOnlyList<string> messages) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var text in messages)
        {
            read(text);
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / messages.Count;
    });
}
