using System.Numerics.Tensors;
using Assistant.Brains.Embeddings;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.Embeddings;

public sealed class HashedNgramEmbeddingsTests : IDisposable
{
    private const int StrongestForTent = 164;

    private readonly HashedNgramEmbeddings _embeddings = new();

    public void Dispose() => _embeddings.Dispose();

    [Fact]
    public async Task Vectors_have_length_one_and_the_promised_size()
    {
        var vector = await EmbedAsync("How long do refunds take?");

        Assert.Equal(HashedNgramEmbeddings.Dimensions, vector.Length);
        Assert.Equal(1, TensorPrimitives.Norm(vector), 1e-5);
    }

    [Fact]
    public async Task The_same_text_gives_the_same_vector_in_any_company()
    {
        var alone = await EmbedAsync("return label");
        var together = await _embeddings.GenerateAsync(["something else", "return label"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(alone, together[1].Vector.ToArray());
    }

    /// <summary>A written-down value: stored vectors stay comparable from one run, machine and version to the next.</summary>
    [Fact]
    public async Task The_hash_does_not_change_between_runs()
    {
        var vector = await EmbedAsync("tent");

        Assert.Equal(StrongestForTent, TensorPrimitives.IndexOfMaxMagnitude<float>(vector));
    }

    /// <summary>Written-down values of words that have other stems than their letters say: who changes them names the model anew.</summary>
    [Theory]
    [InlineData("bought", "buying")]
    [InlineData("color", "colour")]
    [InlineData("thieves", "thief")]
    public async Task Vectors_of_this_name_unite_irregular_forms(string form, string basic)
    {
        var metadata = (EmbeddingGeneratorMetadata)_embeddings.GetService(typeof(EmbeddingGeneratorMetadata))!;

        var (vector, other) = (await EmbedAsync(form), await EmbedAsync(basic));

        Assert.Equal("hashed-ngrams-3", metadata.DefaultModelId);
        Assert.True(TensorPrimitives.Dot<float>(vector, other) > 0.2);
    }

    [Theory]
    [InlineData("refund", "refunds", "tent")]
    [InlineData("refundable", "refund", "mattress")]
    [InlineData("sleeping bag", "slepping bag", "garden chair")]
    [InlineData("headlamp", "head lamp", "cutlery")]
    [InlineData("How do I return a tent?", "returning tents", "How do I pay an invoice?")]
    public async Task Shared_word_parts_bring_texts_together(string text, string near, string far)
    {
        var vector = await EmbedAsync(text);

        var (nearby, distant) = (await EmbedAsync(near), await EmbedAsync(far));

        Assert.True(TensorPrimitives.Dot<float>(vector, nearby) > TensorPrimitives.Dot<float>(vector, distant) + 0.2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ?! ")]
    public async Task A_text_without_words_is_like_nothing(string text) =>
        Assert.All(await EmbedAsync(text), value => Assert.Equal(0, value));

    [Fact]
    public async Task A_word_of_4000_letters_is_fine() =>
        Assert.Equal(1, TensorPrimitives.Norm(await EmbedAsync(new string('x', 4_000))), 1e-5);

    [Fact]
    public void Names_its_model_so_that_an_index_knows_its_vectors() =>
        Assert.Equal("hashed-ngrams-3", ((EmbeddingGeneratorMetadata)_embeddings.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelId);

    private async Task<float[]> EmbedAsync(string text) =>
        (await _embeddings.GenerateAsync([text], cancellationToken: TestContext.Current.CancellationToken))[0].Vector.ToArray();
}
