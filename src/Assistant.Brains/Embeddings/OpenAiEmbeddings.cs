using System.ClientModel;
using System.ClientModel.Primitives;
using Assistant.Core.Knowledge;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace Assistant.Brains.Embeddings;

/// <summary>Vectors from any endpoint that speaks OpenAI's <c>POST /embeddings</c>: OpenAI, Azure OpenAI, vLLM, Ollama and others.</summary>
public sealed class OpenAiEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts of one request: small servers take no more, and large ones gain little from more.</summary>
    private const int Batch = 64;

    private const int Retries = 1;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly EmbeddingClient _client;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <param name="endpoint">With the version, such as <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">Null for an endpoint that asks for none.</param>
    public OpenAiEmbeddings(Uri endpoint, string model, string? apiKey)
    {
        // The client's default retries without a pause, so the policy is named.
        var options = new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(Retries), NetworkTimeout = Longest };
        _client = new EmbeddingClient(model, new ApiKeyCredential(string.IsNullOrEmpty(apiKey) ? "none" : apiKey), options);
        // Two servers may give different models the same name: indexes keep vectors by both.
        _metadata = new("openai", endpoint, defaultModelId: $"{endpoint} {model}");
    }

    /// <inheritdoc/>
    /// <exception cref="EmbeddingsUnavailableException">The endpoint did not answer, or not with one vector for each text.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var texts in values.Chunk(Batch))
            embeddings.AddRange(await AskAsync(texts, cancellationToken));
        return embeddings.Select(embedding => embedding.Vector.Length).Distinct().Count() > 1
            ? throw new EmbeddingsUnavailableException("it answered with vectors of different lengths")
            : embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    private async Task<IReadOnlyList<Embedding<float>>> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        try
        {
            OpenAIEmbeddingCollection answer = await _client.GenerateEmbeddingsAsync(texts, cancellationToken: cancellationToken);
            List<Embedding<float>> vectors = [.. answer.OrderBy(one => one.Index).Select(one => new Embedding<float>(one.ToFloats()))];
            return vectors.Count != texts.Length ? throw new EmbeddingsUnavailableException($"it answered {texts.Length} texts with {vectors.Count} vectors")
                : vectors.Exists(vector => !IsVector(vector.Vector.Span)) ? throw new EmbeddingsUnavailableException("it answered with something that is no vector")
                : vectors;
        }
        catch (ClientResultException fault)
        {
            throw new EmbeddingsUnavailableException(fault.Status is 0 ? "it cannot be reached" : $"it answered with status {fault.Status}", fault);
        }
        catch (Exception fault) when (fault is AggregateException or HttpRequestException or IOException)
        {
            throw new EmbeddingsUnavailableException("it cannot be reached", fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddingsUnavailableException($"no answer within {Longest.TotalSeconds:0} s", fault);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or EmbeddingsUnavailableException))
        {
            // The client meets a body that it does not expect with whatever its parser runs into, null references included.
            throw new EmbeddingsUnavailableException("it answered with something that is no list of vectors", fault);
        }
    }

    private static bool IsVector(ReadOnlySpan<float> vector)
    {
        foreach (var value in vector)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return !vector.IsEmpty;
    }
}
