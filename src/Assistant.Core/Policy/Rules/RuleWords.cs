using System.Text.Json;

namespace Assistant.Core.Policy.Rules;

/// <summary>Enum members as pages write them: <c>FinalSale</c> is <c>final_sale</c>.</summary>
internal static class RuleWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Words<T>.ByWord.Keys;

    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum => Words<T>.ByWord.TryGetValue(text, out value);

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByWord =
            Enum.GetValues<T>().Where(value => value.ToString() != "None").ToDictionary(Of, StringComparer.Ordinal);
    }
}
