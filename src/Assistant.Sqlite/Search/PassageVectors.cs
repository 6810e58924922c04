using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

/// <summary>A passage's vector and one for each of the editor's questions, all of length 1.</summary>
/// <remarks>Those of a page lie side by side in memory: every question is compared with all bodies, and reading in order is fast.</remarks>
internal sealed record PassageVectors(ReadOnlyMemory<float> Body, ImmutableArray<float[]> Asks)
{
    /// <summary>Likeness of two vectors; rounded, so that two machines with other vector units order alike.</summary>
    public static double Cosine(ReadOnlySpan<float> body, float[] question) => Round(Dot(body, question));

    /// <summary>Likeness of the nearest of the editor's questions; 0 without any.</summary>
    public double AskCosine(float[] question)
    {
        var ask = 0f;
        foreach (var vector in Asks)
            ask = Math.Max(ask, Dot(vector, question));
        return Round(ask);
    }

    public static async Task<ImmutableArray<PassageVectors>> EmbedAsync(
        IEmbeddingGenerator<string, Embedding<float>> embeddings, PolicyPage page, CancellationToken cancellationToken)
    {
        var texts = page.Passages.SelectMany(passage => passage.Asks.Prepend(Text(passage))).ToList();
        if (texts.Count == 0)
            return [];

        var vectors = (await embeddings.GenerateAsync(texts, cancellationToken: cancellationToken)).Select(Unit).ToList();
        var (read, next) = (new List<(float[] Body, ImmutableArray<float[]> Asks)>(page.Passages.Length), 0);
        foreach (var passage in page.Passages)
        {
            read.Add((vectors[next], [.. vectors.GetRange(next + 1, passage.Asks.Length)]));
            next += 1 + passage.Asks.Length;
        }

        return SideBySide(read);
    }

    public static float[] Unit(Embedding<float> embedding)
    {
        var vector = embedding.Vector.ToArray();
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    public byte[] ToBytes() => MemoryMarshal.AsBytes<float>([.. Body.Span, .. Asks.SelectMany(ask => ask)]).ToArray();

    /// <param name="rows">What <see cref="ToBytes"/> made of each passage of the page.</param>
    public static ImmutableArray<PassageVectors> FromBytes(IEnumerable<byte[]> rows, PolicyPage page) =>
        SideBySide([.. rows.Zip(page.Passages, (row, passage) => Read(row, passage.Asks.Length))]);

    /// <param name="asks">How many of the editor's questions follow the passage's own vector.</param>
    private static (float[] Body, ImmutableArray<float[]> Asks) Read(byte[] bytes, int asks)
    {
        var floats = MemoryMarshal.Cast<byte, float>(bytes);
        var size = floats.Length / (asks + 1);
        var vectors = new float[asks + 1][];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = floats.Slice(i * size, size).ToArray();
        return (vectors[0], [.. vectors[1..]]);
    }

    private static ImmutableArray<PassageVectors> SideBySide(IReadOnlyCollection<(float[] Body, ImmutableArray<float[]> Asks)> passages)
    {
        var bodies = passages.SelectMany(passage => passage.Body).ToArray().AsMemory();
        var at = 0;
        return [.. passages.Select(passage => new PassageVectors(Take(passage.Body.Length), passage.Asks))];

        ReadOnlyMemory<float> Take(int length) => bodies.Slice((at += length) - length, length);
    }

    private static string Text(Passage passage) => $"{passage.PageTitle}\n{string.Join('\n', passage.HeadingPath)}\n{passage.Text}";

    private static float Dot(ReadOnlySpan<float> left, float[] right) =>
        left.Length == right.Length ? TensorPrimitives.Dot(left, right) : 0;

    private static double Round(float value) => Math.Round(value, 4);
}
