using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Knowledge;

/// <summary>
/// A configured model that knows what texts mean, and may be slow or out of reach. Finding goes on without it: nobody waits for it longer
/// than <paramref name="patience"/>, and after a failure nobody at all for a while.
/// </summary>
/// <param name="embeddings">Fails with <see cref="EmbeddingsUnavailableException"/>.</param>
/// <param name="patience">Longest time that a question waits for it.</param>
public sealed partial class MeaningModel(
    IEmbeddingGenerator<string, Embedding<float>> embeddings, TimeSpan patience, TimeProvider time, ILogger<MeaningModel> logger) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    // A wall clock: generous, so that a busy machine does not refuse an honest message.
    private const int TimeoutMilliseconds = 1_000;

    private readonly Lock _lock = new();
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;
    private string? _fault;

    /// <summary>Whether it failed a moment ago, so that nobody asks it.</summary>
    public bool IsResting
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() < _restsUntil;
            }
        }
    }

    /// <summary>Why it could not be used when it was last asked; null where it could.</summary>
    public string? Fault
    {
        get
        {
            lock (_lock)
            {
                return _fault;
            }
        }
    }

    /// <summary>The vector of a question; null where it is not known in time.</summary>
    /// <remarks>Mail addresses and numbers that name a person or an order mean nothing to a policy page, and stay here.</remarks>
    public async Task<Embedding<float>?> OfAsync(string question, CancellationToken cancellationToken)
    {
        var text = Personal.Replace(question, " ").Trim();
        return text.Length is 0
            ? null
            : await TryAsync(async (model, token) => (await model.GenerateAsync([text], cancellationToken: token))[0], cancellationToken, patience);
    }

    /// <summary>What <paramref name="ask"/> makes of the model; null where the model cannot be reached or is too slow.</summary>
    /// <param name="within">Null: as long as the model's own limits are.</param>
    public async Task<T?> TryAsync<T>(
        Func<IEmbeddingGenerator<string, Embedding<float>>, CancellationToken, Task<T>> ask, CancellationToken cancellationToken, TimeSpan? within = null)
        where T : class
    {
        if (IsResting)
            return null;

        using var limit = new CancellationTokenSource(within ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var answer = await ask(embeddings, either.Token);
            Answered();
            return answer;
        }
        catch (EmbeddingsUnavailableException fault)
        {
            Failed(fault.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Failed($"no answer within {within!.Value.TotalMilliseconds:0} ms");
        }

        return null;
    }

    public void Dispose() => embeddings.Dispose();

    private void Answered()
    {
        lock (_lock)
        {
            if (_fault is not null)
                LogBack(logger);
            _fault = null;
        }
    }

    private void Failed(string fault)
    {
        lock (_lock)
        {
            if (_fault is null)
                LogLost(logger, fault);
            (_fault, _restsUntil) = (fault, time.GetUtcNow() + Rest);
        }
    }

    [GeneratedRegex(@"\S*@\S*|\+?\d[\d ().-]{5,}\d|\b[a-z]{0,3}-?\d{4,}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Personal { get; }

    [LoggerMessage(LogLevel.Warning, "The embeddings endpoint cannot be used ({Fault}); pages are found by their words alone until it can. See Embeddings in docs/configuration.md")]
    private static partial void LogLost(ILogger logger, string fault);

    [LoggerMessage(LogLevel.Information, "The embeddings endpoint answers again")]
    private static partial void LogBack(ILogger logger);
}

/// <summary>An embeddings endpoint did not answer, or not with vectors.</summary>
/// <param name="message">What went wrong, without any text that was sent or came back.</param>
public sealed class EmbeddingsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
