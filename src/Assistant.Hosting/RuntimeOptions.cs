using Assistant.Core.Mail;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>What a program decides before the product is assembled.</summary>
public sealed record RuntimeOptions
{
    public required Settings Settings { get; init; }

    public required Roots Roots { get; init; }

    public required bool IsDemo { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Delivers mail; null: mail is dropped after a warning in the log.</summary>
    public IMailer? Mailer { get; init; }

    /// <summary>Hears in one line each what start-up did.</summary>
    public Action<string> Report { get; init; } = _ => { };

    /// <summary>Takes the place of the configured brain, for tests.</summary>
    public IChatClient? Brain { get; init; }

    /// <summary>Shared with other products and not disposed here; null: this product prepares its own.</summary>
    public PreparedParts? Prepared { get; init; }

    /// <summary>Keeps what was live, so that faults in the folder leave it live; without it the folder is taken as it is, as who measures it must.</summary>
    public bool KeepsReleases { get; init; } = true;

    public PartWrappers Wrap { get; init; } = new();
}
