using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Assistant.Hosting;

/// <summary>Reads the settings and says of every fault what to set. Nothing starts on settings that are not right.</summary>
public static class SettingsReader
{
    private static readonly string[] Sections =
        [nameof(Settings.Shop), nameof(Settings.Data), nameof(Settings.Knowledge), nameof(Settings.Prompts), nameof(Settings.Model),
            nameof(Settings.Embeddings), nameof(Settings.Chat), nameof(Settings.Demo), nameof(Settings.Actions), nameof(Settings.Probes), nameof(Settings.Audit), nameof(Settings.Limits)];

    /// <exception cref="SettingsException">Something is wrong; the message has one line for each fault.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = Bind(configuration, faults);
        foreach (var (name, section) in Sections.Select(name => (name, typeof(Settings).GetProperty(name)!.GetValue(settings)!)))
        {
            faults.AddRange(Faults(name, section));
        }

        if (settings.Shop.TimeZone is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            faults.Add($"Shop:TimeZone \"{zone}\" is not known here. Set an IANA name such as Europe/Amsterdam.");
        }

        faults.AddRange(settings.Chat.AllowedOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
            $"Chat:AllowedOrigins has \"{origin}\", which is not an origin. Write scheme and host only, such as https://shop.example."));
        return faults.Count is 0 ? settings : throw new SettingsException(faults);
    }

    private static Settings Bind(IConfiguration configuration, List<string> faults)
    {
        var settings = new Settings();
        foreach (var name in Sections)
        {
            var property = typeof(Settings).GetProperty(name)!;
            try
            {
                var section = configuration.GetSection(name).Get(property.PropertyType, options => options.ErrorOnUnknownConfiguration = true);
                if (section is not null)
                {
                    property.SetValue(settings, section);
                }
            }
            catch (TargetInvocationException fault) when (fault.InnerException is ArgumentException refused)
            {
                faults.Add($"{name}: {refused.Message} See docs/configuration.md.");
            }
            catch (InvalidOperationException fault)
            {
                // The binder's own sentence names the key and the value that does not fit, or the key that is not known.
                faults.Add($"{name}: {fault.Message} See docs/configuration.md.");
            }
        }

        return settings;
    }

    private static IEnumerable<string> Faults(string name, object section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(section, new ValidationContext(section), results, validateAllProperties: true);
        foreach (var result in results)
        {
            foreach (var member in result.MemberNames)
            {
                // What a section says of itself is a sentence already.
                yield return result.ErrorMessage is { } sentence && sentence.StartsWith(name, StringComparison.Ordinal)
                    ? sentence
                    : $"{name}:{member} {result.ErrorMessage}.";
            }
        }

        foreach (var time in section.GetType().GetProperties().Where(property => property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(TimeSpan?)))
        {
            if (time.GetValue(section) is TimeSpan value && value <= TimeSpan.Zero)
            {
                yield return $"{name}:{time.Name} must be longer than zero, such as 00:00:45.";
            }
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text && uri.Scheme is "http" or "https";
}

/// <summary>The settings are not right. Each fault says what to set.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception($"The configuration is not right:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Select(fault => $"  - {fault}"))}")
{
    public IReadOnlyList<string> Faults => faults;
}
