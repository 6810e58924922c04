using System.Diagnostics;
using Assistant.Core;
using Assistant.Crash.Host;
using Assistant.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

// The real product on a real data folder, with a scripted brain, made to die at one point: <root> <data folder> <mail file> <crash point>.
var (root, data, mails, point) = (args[0], args[1], args[2], Enum.Parse<CrashPoint>(args[3]));
var trap = new Trap(point);
try
{
    await using var runtime = await AssistantRuntime.OpenAsync(
        new RuntimeOptions
        {
            Settings = new Settings
            {
                Data = new DataSettings { Folder = data },
                Knowledge = new KnowledgeSettings { PublishOnSave = false },
                Limits = new Limits
                {
                    MessagesPerMinute = 10_000, MessagesPerHour = 100_000, ConversationsPerHour = 10_000, WritesPerShopperAndHour = 10_000, WritesPerToolAndHour = 10_000,
                    WritesPerHour = 10_000,
                },
            },
            Roots = new Roots(root),
            IsDemo = true,
            Loggers = NullLoggerFactory.Instance,
            Mailer = new TrappedMailer(mails, trap),
            Brain = Wishes.Brain(),
            Wrap = new PartWrappers
            {
                Brain = part => new TrappedBrain(part, trap),
                Shop = part => new TrappedShop(part, trap),
                Store = part => new TrappedStore(part, trap),
                Passages = part => new TrappedPassages(part, trap),
            },
        },
        CancellationToken.None);
    await new Conversing(runtime, trap, Console.In, Console.Out).RunAsync();
    return 0;
}
catch (DataFolderHeldException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}

namespace Assistant.Crash.Host
{
    /// <summary>Marks the assembly for those that start it.</summary>
    public static class CrashHost
    {
        public static string Assembly { get; } = typeof(CrashHost).Assembly.Location;

        /// <summary>Processor time of this process so far.</summary>
        internal static TimeSpan ProcessorTime => Process.GetCurrentProcess().TotalProcessorTime;
    }
}
