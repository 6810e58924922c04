using Assistant.Core.Text;
using Assistant.Web;
using Assistant.Web.Startup;

PatternBound.Apply();
return await StartupFaults.ReportAsync(async () =>
{
    await using var host = await AssistantHost.BuildAsync(args, new HostParts(), CancellationToken.None);
    await host.RunAsync();
});
