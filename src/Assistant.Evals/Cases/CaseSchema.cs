using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Assistant.Evals.Cases;

/// <summary>The JSON schema of a case, made from the types, for editors. <c>evals/case.schema.json</c> is this text.</summary>
public static class CaseSchema
{
    public const string FileName = "case.schema.json";

    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    public static string Text
    {
        get
        {
            var schema = (JsonObject)CaseJson.Options.GetJsonSchemaAsNode(typeof(EvalCase), Exporting);
            schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.Insert(1, "title", "Eval case");
            return CaseJson.Write(schema);
        }
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;

        var provider = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (provider.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute described, ..])
            schema.Insert(0, "description", described.Description);

        return schema;
    }
}
