namespace Assistant.Evals.Simulation.Typing;

/// <summary>How somebody types: shares from 0 to 1.</summary>
/// <remarks>docs/evals.md compares what comes of these rates with words that people typed.</remarks>
internal sealed record TypingStyle
{
    /// <summary>Messages that begin with a small letter.</summary>
    public double LowerCaseStart { get; init; }

    /// <summary>Messages whose last point or question mark is missing.</summary>
    public double MissingEnd { get; init; }

    /// <summary>Words with a usual short form that are written short.</summary>
    public double Abbreviates { get; init; }

    /// <summary>Words with an apostrophe that lose it.</summary>
    public double DropsApostrophes { get; init; }

    /// <summary>Words of four letters and more in which a finger slips.</summary>
    public double Slips { get; init; }

    /// <summary>Messages of several sentences that are sent in two.</summary>
    public double Splits { get; init; }

    /// <summary>Replies that are picked where they are offered.</summary>
    public double Clicks { get; init; }

    /// <param name="name">As a case names it.</param>
    public static TypingStyle Of(string name) => name switch
    {
        "tidy" => new TypingStyle { Clicks = 0.3 },
        "plain" => new TypingStyle { LowerCaseStart = 0.4, MissingEnd = 0.45, DropsApostrophes = 0.2, Slips = 0.02, Splits = 0.1, Clicks = 0.4 },
        "hurried" => new TypingStyle
        {
            LowerCaseStart = 0.85, MissingEnd = 0.85, Abbreviates = 0.35, DropsApostrophes = 0.6, Slips = 0.04, Splits = 0.25, Clicks = 0.6,
        },
        "careless" => new TypingStyle
        {
            LowerCaseStart = 0.9, MissingEnd = 0.9, Abbreviates = 0.25, DropsApostrophes = 0.7, Slips = 0.09, Splits = 0.2, Clicks = 0.4,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a way of typing."),
    };
}
