using System.Diagnostics;
using System.Globalization;

namespace Assistant.Web.Startup;

/// <summary>Says in a few lines what start-up did and which addresses to open.</summary>
internal sealed class Announcement(TextWriter output)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    /// <summary>Whether there is a mailbox page to open.</summary>
    public bool HasMailbox { get; set; }

    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
        }
    }

    public void Ready(AssistantHost host)
    {
        var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var address = host.Addresses.FirstOrDefault() ?? "";
        output.WriteLine();
        output.WriteLine($"{host.Runtime.ShopFacts.Name}");
        lock (_lock)
        {
            _lines.ForEach(line => output.WriteLine($"  {line}"));
        }

        output.WriteLine();
        if (host.Runtime.IsDemo)
        {
            output.WriteLine($"  Shop and chat  {address}");
        }

        if (HasMailbox)
        {
            output.WriteLine($"  Mailbox        {address}/demo/mailbox");
        }

        output.WriteLine($"  Policies       {address}/policies");
        output.WriteLine($"  Health         {address}/healthz");
        output.WriteLine();
        output.WriteLine($"Ready after {seconds} s. Press Ctrl+C to stop.");
    }
}
