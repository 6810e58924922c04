using System.Net;
using Assistant.BotFramework;
using Assistant.Hosting;

namespace Assistant.Web.Demo;

/// <summary>Whether the demo is on, and what it brings: the shop's pages, a cast that can be signed in, and a mailbox.</summary>
internal sealed class DemoMode
{
    private DemoMode(bool isOn, bool hasMailbox) => (IsOn, HasMailbox) = (isOn, hasMailbox);

    public bool IsOn { get; }

    /// <summary>Null where others could read it.</summary>
    public DemoMailbox? Mailbox { get; private set; }

    private bool HasMailbox { get; }

    /// <exception cref="SettingsException">Demo mode would be open to others, and nobody said that it may.</exception>
    public static DemoMode Of(HostConfiguration host, IConfiguration web)
    {
        var isPublic = Addresses(web).Any(IsPublic);
        return host.IsDemo && isPublic && !host.Settings.Demo.AllowPublic
            ? throw new SettingsException([
                "Demo mode lets anybody sign in as anybody, and this host listens on an address that others can reach. Set Demo:Enabled "
                    + "to false, listen on localhost, or set Demo:AllowPublic to true to show the demo to others (without its mailbox)."])
            : new DemoMode(host.IsDemo, hasMailbox: !isPublic);
    }

    public DemoMailbox? MailboxFor(TimeProvider time) => HasMailbox ? Mailbox ??= new DemoMailbox(time) : null;

    /// <summary>In demo mode the cast can sign in without any secret being set up: one is derived for this data folder.</summary>
    public DirectLineOptions WithIdentity(DirectLineOptions chat, AssistantRuntime runtime) => IsOn && chat.IdentitySecret is null
        ? chat with { IdentitySecret = Convert.ToHexStringLower(runtime.Folder.Keys.Derive("demo identity")) }
        : chat;

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat((configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"));

    private static bool IsPublic(string address)
    {
        // Kestrel also takes * and + for every address, which no URI may hold.
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "*";
        return host is not "localhost" && !(IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
