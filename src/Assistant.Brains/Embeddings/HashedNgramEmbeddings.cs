using System.Numerics.Tensors;
using Assistant.Core.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Embeddings;

/// <summary>
/// Vectors without a model: stems and character n-grams hashed into a fixed number of dimensions. They bring texts together that
/// share word parts (<c>refundable</c>, <c>refunds</c>, a typo), not texts that merely mean the same. Deterministic everywhere.
/// </summary>
public sealed class HashedNgramEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 384;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>A word counts as much as all of its parts together.</summary>
    private const float WordShare = 0.5f;

    /// <summary>How much a stop word counts beside a word that carries meaning.</summary>
    private const float StopWordWeight = 0.1f;

    // The number goes up whenever the same text gets another vector, also when words get other stems: indexes keep vectors by this name.
    private static readonly EmbeddingGeneratorMetadata Metadata = new("assistant", defaultModelId: "hashed-ngrams-3", defaultModelDimensions: Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new(Embed(value)) { ModelId = Metadata.DefaultModelId });
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    /// <summary>A vector of length 1; all zeros for a text without words.</summary>
    private static float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in Words.Of(text).CountBy(word => word))
        {
            // The tenth mention of a word says little more than the second.
            var weight = (1 + MathF.Log(word.Value)) * (StopWords.Contains(word.Key) ? StopWordWeight : 1);
            AddWord(vector, word.Key, weight);
        }

        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    private static void AddWord(float[] vector, string word, float weight)
    {
        var stem = SearchTerms.Stem(word);
        Add(vector, stem, seed: 0, weight * WordShare);

        Span<char> bounded = stackalloc char[Math.Min(word.Length, 64) + 2];
        bounded.Fill('_');
        word.AsSpan(0, bounded.Length - 2).CopyTo(bounded[1..]);

        var grams = Enumerable.Range(ShortestGram, LongestGram - ShortestGram + 1).Sum(size => Math.Max(0, word.Length + 3 - size));
        var share = weight * (1 - WordShare) / MathF.Sqrt(Math.Max(1, grams));
        for (var size = ShortestGram; size <= LongestGram; size++)
        {
            for (var start = 0; start + size <= bounded.Length; start++)
                Add(vector, bounded.Slice(start, size), (ulong)size, share);
        }
    }

    /// <summary>One bit of the hash gives the sign, so that collisions cancel out on average instead of adding up.</summary>
    private static void Add(float[] vector, ReadOnlySpan<char> feature, ulong seed, float weight)
    {
        var hash = Hash(feature, seed);
        vector[(int)(hash % Dimensions)] += (hash & (1UL << 63)) == 0 ? weight : -weight;
    }

    /// <summary>FNV-1a over the characters, then mixed so that every bit depends on every character.</summary>
    private static ulong Hash(ReadOnlySpan<char> feature, ulong seed)
    {
        var hash = 14695981039346656037UL ^ (seed * 0x9E3779B97F4A7C15UL);
        foreach (var c in feature)
            hash = (hash ^ c) * 1099511628211UL;

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
