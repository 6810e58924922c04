using Assistant.BotFramework;
using Assistant.Hosting;
using Assistant.Web.Demo;
using Assistant.Web.Health;
using Assistant.Web.Pages;
using Assistant.Web.Policies;
using Assistant.Web.Security;
using Assistant.Web.Startup;
using Microsoft.AspNetCore.DataProtection;

namespace Assistant.Web;

/// <summary>The web host: chat, widget, policy pages and, in demo mode, a whole shop around them.</summary>
public sealed class AssistantHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CommandListener _commands;
    private readonly Announcement _announcement;

    private AssistantHost(WebApplication app, AssistantRuntime runtime, CommandListener commands, Announcement announcement) =>
        (_app, Runtime, _commands, _announcement) = (app, runtime, commands, announcement);

    public AssistantRuntime Runtime { get; }

    /// <summary>Where it listens, once it has started.</summary>
    public IEnumerable<string> Addresses => _app.Urls;

    public static async Task<AssistantHost> BuildAsync(string[] args, HostParts parts, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Read(args, Directory.GetCurrentDirectory(), Environments.Production);
        var builder = HostBuilding.CreateBuilder(configuration);
        var demo = DemoMode.Of(configuration, builder.Configuration);
        var announcement = new Announcement(parts.Output);
        var mail = CommandListener.NoticesOf(demo.IsOn ? demo.MailboxFor(parts.Time) : null);
        announcement.HasMailbox = demo.Mailbox is not null;
        var runtime = await HostBuilding.OpenRuntimeAsync(configuration, demo.IsOn, mail, parts, announcement, cancellationToken);
        try
        {
            var chat = demo.WithIdentity(configuration.Settings.Chat, runtime);
            var identity = demo.IsOn ? new DemoIdentity(chat.IdentitySecret!, runtime.Time) : null;

            builder.Services.AddRuntime(runtime);
            builder.Services.AddDirectLine(runtime.Folder.Keys.Derive("chat tokens"), chat);
            builder.Services.AddRazorComponents();
            builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(runtime.Folder.PathOf("keys/web")));
            builder.Services.AddProblemDetails();
            builder.Services.AddProbeRounds(configuration);

            var app = builder.Build();
            app.UseExceptionHandler();
            app.UseSecurityHeaders();
            app.UseMissingPage(runtime, identity);
            app.UseWidgetFiles();
            app.UseDirectLine();
            app.MapChatToken();
            app.MapDirectLine();
            app.MapPolicies(runtime, identity);
            app.MapHealth(runtime);
            if (identity is not null)
            {
                app.MapDemo(runtime, identity, demo.Mailbox);
            }

            var commands = new CommandListener(configuration, runtime, mail, app.Services.GetRequiredService<ILogger<CommandListener>>());
            return new AssistantHost(app, runtime, commands, announcement);
        }
        catch
        {
            await runtime.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken);
        _commands.Start();
        _announcement.Ready(this);
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public async Task RunAsync()
    {
        await StartAsync(CancellationToken.None);

        // Only now: who asks meanwhile is answered beside it, and nobody waits for it.
        using var over = new CancellationTokenSource();
        var rehearsal = Task.Run(() => Runtime.RehearseAsync(over.Token));
        await _app.WaitForShutdownAsync();
        await over.CancelAsync();
        await rehearsal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await _commands.DisposeAsync();
        await _app.DisposeAsync();
        await Runtime.DisposeAsync();
    }
}
