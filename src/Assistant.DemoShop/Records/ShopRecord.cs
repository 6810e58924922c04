using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.DemoShop.Records;

/// <summary>
/// One object of the shop's stored documents and of a snapshot: the two are one format. Members that this version does not
/// know are kept and written again, so nobody's data is lost by passing through.
/// </summary>
/// <remarks>
/// Optional members are <c>set</c>, not <c>init</c>: the JSON source generator assigns every init-only member, also an absent
/// one, and would undo its default.
/// </remarks>
internal abstract record ShopRecord
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extensions { get; set; }
}
