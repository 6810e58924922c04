using System.Globalization;

namespace Assistant.Crash.Tests.Killing;

/// <summary>How much is killed: little with every change, and as much as the environment asks for on demand, such as <c>CRASH_ROUNDS=20 CRASH_KILLS=200</c>.</summary>
internal static class OnDemand
{
    public const string SeedVariable = "CRASH_SEED";

    /// <summary>How often the product dies at each point.</summary>
    public static int Rounds => Setting("CRASH_ROUNDS") ?? 1;

    /// <summary>How often it dies at random moments.</summary>
    public static int Kills => Setting("CRASH_KILLS") ?? 20;

    /// <summary>Repeats the random moments of an earlier run; null: new ones.</summary>
    public static int? Seed => Setting(SeedVariable);

    private static int? Setting(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : null;
}
