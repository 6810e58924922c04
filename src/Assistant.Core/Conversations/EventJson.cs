using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Assistant.Core.Handoffs;

namespace Assistant.Core.Conversations;

/// <summary>The stored form of events and packets: JSON in UTF-8, enums and ids as text.</summary>
/// <remarks>
/// What was stored once must be readable for ever: members that are unknown here are ignored, those that are missing keep their
/// defaults, and a kind or a member is never renamed.
/// </remarks>
public static class EventJson
{
    // Not source-generated on purpose: generated contracts set init-only members that are missing in the JSON to default(T), so
    // that an event stored before a list was added would come back with an uninitialised one.
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },

        // It is never put into a page, and not all shoppers write in ASCII.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly FrozenDictionary<Type, string> Kinds = typeof(ConversationEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    /// <summary>The name of an event's kind as it is stored, such as <c>shopper-spoke</c>.</summary>
    public static string KindOf(ConversationEvent e) => Kinds[e.GetType()];

    public static byte[] Write(ConversationEvent e) => JsonSerializer.SerializeToUtf8Bytes(e, Options);

    /// <exception cref="JsonException">Not an event of a kind that this version knows. The message quotes nothing of the text.</exception>
    public static ConversationEvent ReadEvent(ReadOnlySpan<byte> json) => Read<ConversationEvent>(json);

    public static byte[] Write(Packet packet) => JsonSerializer.SerializeToUtf8Bytes(packet, Options);

    /// <summary>The canonical text of a command: equal commands have equal texts.</summary>
    public static byte[] Write(Shop.ShopCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, Options);

    /// <exception cref="JsonException">Not a packet. The message quotes nothing of the text.</exception>
    public static Packet ReadPacket(ReadOnlySpan<byte> json) => Read<Packet>(json);

    private static T Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new JsonException(
                $"A stored {typeof(T).Name} cannot be read. Either a newer version of this program wrote it, or it was damaged.", e);
        }
    }
}
