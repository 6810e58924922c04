using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Activities;

[JsonSerializable(typeof(ActivitySet))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>How activities are written. They are only ever sent as JSON, never inside HTML, so letters of all alphabets stay readable.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    });
}
