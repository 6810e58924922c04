namespace Assistant.Benchmarks.Load;

/// <summary>Somebody who sends one request after another and waits for each answer.</summary>
internal interface IClient : IAsyncDisposable
{
    /// <summary>Sends the request number <paramref name="turn"/> and returns once its answer is there in full.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    /// <exception cref="InvalidDataException">The answer is not one to this request.</exception>
    Task AskAsync(int turn, CancellationToken cancellationToken);
}
