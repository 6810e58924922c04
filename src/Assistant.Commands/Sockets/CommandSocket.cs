using System.Net.Sockets;
using System.Text;

namespace Assistant.Commands.Sockets;

/// <summary>Where a host that owns a data folder takes commands: a socket in that folder, for its owner alone.</summary>
/// <remarks>
/// A socket's path has at most 108 bytes. For a folder that lies deeper the socket is put into a temporary folder of the owner's, and a
/// file beside the data says where.
/// </remarks>
internal static class CommandSocket
{
    private const string Name = "assistant.sock";
    private const string Elsewhere = "assistant.sock.path";
    // The kernel's 108 hold the closing zero too.
    private const int LongestPath = 107;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Listens; what an earlier owner of the folder left behind is replaced. Only the owner of the folder's lock may call this.</summary>
    public static (Socket Socket, string Path) Listen(string dataFolder)
    {
        var path = MakePath(dataFolder);
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }

            socket.Listen();
            return (socket, path);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the owner of the folder; null where nobody listens.</summary>
    public static async Task<Socket?> ConnectAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (FindPath(dataFolder) is not { } path)
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Takes away what <see cref="Listen"/> made.</summary>
    public static void Remove(string dataFolder, string path)
    {
        File.Delete(path);
        if (File.Exists(Path.Combine(dataFolder, Elsewhere)))
        {
            File.Delete(Path.Combine(dataFolder, Elsewhere));
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
    }

    private static string MakePath(string dataFolder)
    {
        var usual = Path.Combine(dataFolder, Name);
        var pointer = Path.Combine(dataFolder, Elsewhere);
        File.Delete(pointer);
        if (Fits(usual))
        {
            return usual;
        }

        // Made for the owner alone.
        var path = Path.Combine(Directory.CreateTempSubdirectory("assistant-").FullName, Name);
        File.WriteAllText(pointer, path);
        return path;
    }

    private static string? FindPath(string dataFolder)
    {
        var usual = Path.Combine(dataFolder, Name);
        if (Fits(usual))
        {
            return usual;
        }

        try
        {
            var path = File.ReadAllText(Path.Combine(dataFolder, Elsewhere));
            return Fits(path) ? path : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool Fits(string path) => Encoding.UTF8.GetByteCount(path) <= LongestPath;
}
