using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Assistant.Testing.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.Embeddings;

public sealed class OpenAiEmbeddingsTests : IDisposable
{
    private readonly EmbeddingsStub _stub = new();

    public void Dispose() => _stub.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Gives_each_text_its_vector(bool ignoresEncoding, bool reverses)
    {
        (_stub.IgnoresEncoding, _stub.Reverses) = (ignoresEncoding, reverses);
        string[] texts = ["where is my refund?", "who pays the label", "hello"];

        var vectors = await AskAsync(texts);

        Assert.Equal(texts.Select(EmbeddingsStub.Vector), vectors);
    }

    [Fact]
    public async Task Asks_for_many_texts_in_several_requests()
    {
        var texts = Enumerable.Range(0, 150).Select(i => string.Concat(Enumerable.Repeat("refund ", i + 1))).ToList();

        var vectors = await AskAsync(texts);

        Assert.Equal(texts.Select(EmbeddingsStub.Vector), vectors);
        Assert.Equal([64, 64, 22], _stub.Requests.Select(request => request.Count));
    }

    [Theory]
    [InlineData("the-key", "Bearer the-key")]
    [InlineData(null, "Bearer none")]
    [InlineData("", "Bearer none")]
    public async Task Shows_the_key(string? key, string expected)
    {
        await AskAsync(["hello"], key);

        Assert.Equal(expected, _stub.Authorization);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Says_which_status_it_was_answered_with_and_nothing_of_the_body(int status)
    {
        _stub.Instead = EmbeddingsStub.Status(status);

        var fault = await Assert.ThrowsAsync<EmbeddingsUnavailableException>(() => AskAsync(["hello"]));

        Assert.Equal($"it answered with status {status}", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":0}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":null}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":["a"]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"%%%"}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AADAfw=="}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1]}]}""")]
    public async Task Refuses_what_is_no_list_of_vectors(string body)
    {
        _stub.Instead = EmbeddingsStub.Status(200, body);

        await Assert.ThrowsAsync<EmbeddingsUnavailableException>(() => AskAsync(["hello"]));
    }

    [Fact]
    public async Task Refuses_vectors_of_different_lengths()
    {
        _stub.Instead = EmbeddingsStub.Status(200, """{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1]}]}""");

        await Assert.ThrowsAsync<EmbeddingsUnavailableException>(() => AskAsync(["one", "two"]));
    }

    [Fact]
    public async Task Says_that_nobody_listens()
    {
        _stub.Dispose();

        var fault = await Assert.ThrowsAsync<EmbeddingsUnavailableException>(() => AskAsync(["hello"]));

        Assert.Equal("it cannot be reached", fault.Message);
    }

    [Fact]
    public async Task Says_that_the_connection_was_cut()
    {
        _stub.Instead = response =>
        {
            response.Abort();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<EmbeddingsUnavailableException>(() => AskAsync(["hello"]));
    }

    [Fact]
    public async Task Stops_when_nobody_waits_any_more()
    {
        _stub.Instead = _ => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        using var stopped = new CancellationTokenSource();
        using var embeddings = new OpenAiEmbeddings(_stub.Endpoint, "stub", apiKey: null);

        var asking = embeddings.GenerateAsync(["hello"], cancellationToken: stopped.Token);
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private async Task<IEnumerable<float[]>> AskAsync(IReadOnlyList<string> texts, string? key = null)
    {
        using var embeddings = new OpenAiEmbeddings(_stub.Endpoint, "stub", key);
        return (await embeddings.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken)).Select(embedding => embedding.Vector.ToArray());
    }
}
