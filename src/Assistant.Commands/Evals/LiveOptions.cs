using System.CommandLine;
using System.Globalization;
using Assistant.Evals.Live;
using Assistant.Hosting;

namespace Assistant.Commands.Evals;

/// <summary>Which recorded conversations are looked at; shared by the commands about live quality.</summary>
internal sealed class LiveOptions
{
    private readonly Option<string> _since = new("--since")
    {
        Description = "How far back: days or hours such as 7d or 12h, or a day such as 2026-11-01.",
        HelpName = "time",
        DefaultValueFactory = _ => "7d",
    };

    private readonly Option<int> _sample = new("--sample") { Description = "How many conversations at most.", HelpName = "number", DefaultValueFactory = _ => 200 };

    private readonly Option<int> _seed = new("--seed") { Description = "Draws other conversations.", HelpName = "number", DefaultValueFactory = _ => 0 };

    public void AddTo(Command command)
    {
        _sample.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--sample must be 1 to 100000.");
        });
        command.Add(_since);
        command.Add(_sample);
        command.Add(_seed);
    }

    public (LivePeriod Period, int Sample, int Seed) Read(ParseResult parsed, AssistantRuntime product)
    {
        var now = product.Time.GetUtcNow();
        return (new LivePeriod(From(parsed.GetValue(_since)!, now, product), now), parsed.GetValue(_sample), parsed.GetValue(_seed));
    }

    public static LiveQuality Quality(AssistantRuntime product, HostConfiguration configuration) => new(
        product.Store,
        configuration.Settings.Chat.AssumesQualityConsent,
        new ReviewFile(Path.Combine(configuration.DataFolder, "evals", ReviewFile.Name)));

    private static DateTimeOffset From(string since, DateTimeOffset now, AssistantRuntime product)
    {
        if (since is [.. var number, 'd' or 'h'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 3660)
            return since[^1] is 'd' ? now.AddDays(-count) : now.AddHours(-count);

        if (DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            // A day begins where the shop is.
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            var from = new DateTimeOffset(midnight, TimeZoneInfo.FindSystemTimeZoneById(product.Settings.Shop.TimeZone).GetUtcOffset(midnight));
            if (from < now)
                return from;
        }

        throw new WrongUseException($"\"{since}\" is no time in the past. Write 7d, 12h, or a day such as 2026-11-01.");
    }
}
