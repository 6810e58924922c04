using Assistant.Core.Conversations;
using Assistant.DemoShop.Storage;
using Assistant.Hosting;
using Assistant.Sqlite.Storage;

namespace Assistant.Web.Startup;

/// <summary>Turns what can go wrong at start into one clear message and an exit code, instead of a stack trace.</summary>
internal static class StartupFaults
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    public static async Task<int> ReportAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (SettingsException fault)
        {
            return Say(fault, WrongUse);
        }
        catch (Exception fault) when (fault is DataFolderHeldException or DataFolderException or ShopFileException
            or InvalidDataException or StorageUnavailableException or DirectoryNotFoundException)
        {
            return Say(fault, Failed);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"{fault.Message} Stop what uses the address, or choose another one with --urls.");
            return Failed;
        }
    }

    private static int Say(Exception fault, int exitCode)
    {
        Console.Error.WriteLine(fault.Message);
        return exitCode;
    }
}
