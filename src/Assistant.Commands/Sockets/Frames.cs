using System.Text.Json.Serialization;

namespace Assistant.Commands.Sockets;

/// <summary>The first line that a client sends: the command line, and what is known only where the person is.</summary>
/// <param name="Folder">The person's current folder.</param>
/// <param name="Knowledge">Full path of the pages that the client's settings name; the host refuses to answer about others.</param>
/// <param name="Shop">The shop that the client's settings name.</param>
internal sealed record CommandRequest(
    IReadOnlyList<string> Args, string Folder, bool IsInteractive, bool IsTerminal, bool HasColours, int Width, string Knowledge, string Shop);

/// <summary>What a client sends after its request: the answer to one <see cref="HostFrame.Read"/>.</summary>
/// <param name="In">UTF-8; empty at the end of the input.</param>
internal sealed record ClientFrame(byte[] In);

/// <summary>What a host sends: exactly one member is set. Texts are UTF-8 and may be cut anywhere.</summary>
internal sealed record HostFrame
{
    public byte[]? Out { get; init; }

    public byte[]? Err { get; init; }

    /// <summary>The command wants some input. Nothing is read from the person before it is asked for.</summary>
    public bool? Read { get; init; }

    /// <summary>The command has ended.</summary>
    public int? Exit { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(ClientFrame))]
[JsonSerializable(typeof(HostFrame))]
internal sealed partial class FrameJson : JsonSerializerContext;
