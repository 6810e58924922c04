using Assistant.Core.Mail;
using Assistant.Hosting;

namespace Assistant.Web.Startup;

/// <summary>Makes the web application's builder from the one configuration, and opens the product for it.</summary>
internal static class HostBuilding
{
    private const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(HostConfiguration configuration)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. configuration.Arguments],
            // The widget's files belong to this program, whoever starts it and from wherever.
            ApplicationName = typeof(HostBuilding).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = configuration.Environment,
        });
        builder.Configuration.AddConfiguration(configuration.Configuration);

        // The widget lies beside the project while developing and beside the program once published.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder;
    }

    public static async Task<AssistantRuntime> OpenRuntimeAsync(
        HostConfiguration configuration, bool isDemo, IMailer? mailer, HostParts parts, Announcement announcement, CancellationToken cancellationToken) =>
        await AssistantRuntime.OpenAsync(
            new RuntimeOptions
            {
                Settings = configuration.Settings,
                Roots = configuration.Roots,
                IsDemo = isDemo,
                Loggers = LoggerFactory.Create(logging => logging
                    .AddConfiguration(configuration.Configuration.GetSection("Logging"))
                    .AddSimpleConsole(console => console.SingleLine = true)),
                Time = parts.Time,
                Brain = parts.Brain,
                Mailer = mailer,
                Report = announcement.Add,
            },
            cancellationToken);

    /// <summary>Lets endpoints ask for the parts by type.</summary>
    public static void AddRuntime(this IServiceCollection services, AssistantRuntime runtime) => services
        .AddSingleton(runtime.Time)
        .AddSingleton(runtime.Limits)
        .AddSingleton(runtime.Conversations)
        .AddSingleton(runtime.Store)
        .AddSingleton(runtime.Feed)
        .AddSingleton(runtime.Intake)
        .AddSingleton(runtime.Reception)
        .AddSingleton(runtime.ResumeTokens);
}
