using System.Text.Json.Nodes;

namespace Assistant.DemoShop.Snapshots;

/// <summary>JSON merge patch as RFC 7396 has it: objects are merged, null removes a member, anything else replaces what was there.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            switch (value)
            {
                case null:
                    target.Remove(name);
                    break;

                case JsonObject inner:
                    target[name] = Apply(target[name] is JsonObject present ? (JsonObject)present.DeepClone() : [], inner);
                    break;

                default:
                    target[name] = value.DeepClone();
                    break;
            }
        }

        return target;
    }
}
