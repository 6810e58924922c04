using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Recordings;

/// <summary>What a brain is asked, as one key: the same messages and tools give the same key in every run.</summary>
internal static class BrainRequest
{
    public static string KeyOf(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var message in messages)
        {
            Add(message.Role.Value);
            foreach (var content in message.Contents)
                Add(TextOf(content));
        }

        foreach (var tool in options?.Tools ?? [])
            Add(tool.Name);

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\u001E"));
    }

    /// <summary>Ids of calls are a brain's own and say nothing.</summary>
    private static string TextOf(AIContent content) => content switch
    {
        TextReasoningContent reasoning => $"{reasoning.Text}{reasoning.ProtectedData}",
        TextContent text => text.Text,
        FunctionCallContent call => $"{call.Name} {JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)}",
        FunctionResultContent result => JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions),
        _ => content.GetType().Name,
    };
}
