using Assistant.Testing;

namespace Assistant.Benchmarks.Hosts;

/// <summary>The web host as it is built for release, with limits that a benchmark does not meet. All else is as shipped.</summary>
internal static class WebHost
{
    private static string Program { get; } =
        Path.Combine(Repository.Root, "src", "Assistant.Web", "bin", "Release", "net10.0", "Assistant.Web.dll");

    /// <param name="data">The data folder.</param>
    public static Task<ChildProcess> StartAsync(string data, CancellationToken cancellationToken) =>
        StartAsync(data, new Dictionary<string, string>(), cancellationToken);

    /// <summary>Starts it so that it also collects garbage when told <see cref="StartupHook.Collect"/>.</summary>
    public static Task<ChildProcess> StartCollectableAsync(string data, CancellationToken cancellationToken) => StartAsync(
        data, new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location }, cancellationToken);

    private static Task<ChildProcess> StartAsync(
        string data, Dictionary<string, string> environment, CancellationToken cancellationToken) => ChildProcess.StartAsync(
        Program,
        [
            $"--Data:Folder={data}",
            "--Demo:Enabled=true",
            "--Limits:ConversationsPerHour=1000000",
            "--Limits:MessagesPerMinute=100000",
            "--Limits:MessagesPerHour=1000000",
            "--Limits:SocketsPerAddress=100000",
        ],
        ready: "/healthz/ready",
        environment,
        cancellationToken);
}
