using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>The model behind the configured embeddings endpoint.</summary>
public static class ConfiguredMeaning
{
    /// <summary>Null where none is configured.</summary>
    public static MeaningModel? Create(Settings settings, TimeProvider time, ILogger<MeaningModel> logger) =>
        settings.Embeddings is { Endpoint: { Length: > 0 } endpoint, Name: { } name } model
            ? new(new OpenAiEmbeddings(new Uri(endpoint), name, model.ApiKey), settings.Limits.QuestionEmbedding, time, logger)
            : null;
}
