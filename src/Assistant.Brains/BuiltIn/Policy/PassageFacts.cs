using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>A passage as <c>search_policy</c> tells it.</summary>
/// <param name="Source">The mark to cite it by.</param>
/// <param name="Answer">The sentences that answer, verbatim.</param>
/// <param name="Answers">Whether it is good enough to answer from.</param>
/// <param name="Text">All of it.</param>
/// <param name="Adds">Whether it holds a kind of answer that is asked for and the best passage of its page lacks.</param>
/// <param name="SaysWhere">Whether it tells for which countries something holds that is asked for one, and the best passage of its page does not.</param>
/// <param name="Also">Whether it answers another one of several questions that were asked at once.</param>
/// <param name="Fits">Whether it holds the kind of answer that was asked for, such as a time or who pays.</param>
/// <param name="Best">The one sentence that says most of what was asked.</param>
internal sealed record PassageFacts(string Source, string Page, string Heading, ImmutableArray<string> Answer, double Score, bool Answers, string Text = "", string? Best = null, bool Adds = false, bool SaysWhere = false, bool Also = false, bool Fits = true)
{
    /// <summary>The passages that answer, best first; none where no page does.</summary>
    public static IEnumerable<PassageFacts> Answering(ToolAnswer? answer) =>
        ToolAnswer.Read(answer, PolicyJson.Default.FoundPassages) is { Passages.IsDefault: false } found
            ? found.Passages.Where(passage => passage is { Answers: true, Answer.IsDefaultOrEmpty: false })
            : [];
}

internal sealed record FoundPassages(ImmutableArray<PassageFacts> Passages);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FoundPassages))]
internal sealed partial class PolicyJson : JsonSerializerContext;
