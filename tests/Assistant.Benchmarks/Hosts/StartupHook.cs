using System.Runtime;

/// <summary>
/// Lets a benchmark ask the unchanged web host, in its own process and with its own runtime settings, to collect garbage: a line
/// "collect" on its standard input. The runtime finds it by this name, outside of any namespace, through DOTNET_STARTUP_HOOKS.
/// </summary>
#pragma warning disable CA1050 // See above.
internal static class StartupHook
#pragma warning restore CA1050
{
    public const string Collect = "collect";

    public static void Initialize() => new Thread(Listen) { IsBackground = true, Name = "Benchmark" }.Start();

    private static void Listen()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line is Collect)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
