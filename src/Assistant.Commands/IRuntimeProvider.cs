using Assistant.Hosting;

namespace Assistant.Commands;

/// <summary>Where a command finds the product: opened for this one command, or running already in a host.</summary>
public interface IRuntimeProvider
{
    /// <summary>Read when it is first asked for, so that help works without any configuration.</summary>
    /// <exception cref="SettingsException">The settings are not right.</exception>
    HostConfiguration Configuration { get; }

    /// <summary>Mail that is sent while a command runs; null where nobody may see it.</summary>
    MailNotices? Mail { get; }

    /// <summary>The product with its data, the same each time. It is not the command's to dispose.</summary>
    /// <exception cref="SettingsException">The settings are not right.</exception>
    /// <exception cref="DataFolderHeldException">Another process owns the data; nothing was read from the command's input yet.</exception>
    Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken);
}
