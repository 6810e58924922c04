using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// A trained classifier as bytes: little-endian, self-describing only by its version; a cache, not an exchange format.
/// </summary>
public static class IntentModelFormat
{
    // Raise it when training or the layout changes: cached models of other versions are then not found, and refused if given.
    private const int Version = 1;
    private static ReadOnlySpan<byte> Magic => "INTENTS\0"u8;

    /// <summary>
    /// A name for the model that these examples make with this version of the algorithm: 64 hexadecimal digits.
    /// </summary>
    /// <remarks>The order of the examples does not matter.</remarks>
    public static string CacheKey(IReadOnlyList<IntentExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}.{UtteranceFeatures.Version}\n"));
        var lines = examples.Select(example => $"{example.Intent.Length}:{example.Intent}{example.Text.Length}:{example.Text}\n");
        foreach (var line in lines.Distinct().Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static byte[] Write(TrainedIntents trained)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(UtteranceFeatures.Version);
        writer.Write(trained.InScope.Length);
        foreach (var intent in trained.InScope)
            writer.Write(intent);
        writer.Write(trained.HasOutOfScope);

        Write(writer, trained.Calibration.Confidence);
        Write(writer, trained.Calibration.Fit);
        writer.Write(trained.Calibration.Threshold);
        writer.Write(trained.Vocabulary.UnknownWeight);

        writer.Write(trained.Vocabulary.Entries.Count);
        foreach (var (feature, weight) in trained.Vocabulary.Entries)
        {
            writer.Write(feature.Hash);
            writer.Write((byte)feature.Kind);
            writer.Write(weight);
        }

        foreach (var weight in trained.Machines.Weights)
            writer.Write(weight);
        writer.Flush();
        return stream.ToArray();
    }

    internal static TrainedIntents Read(ReadOnlyMemory<byte> model)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(model.ToArray(), writable: false), Encoding.UTF8);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic)
                || reader.ReadInt32() != Version || reader.ReadInt32() != UtteranceFeatures.Version)
                throw new InvalidDataException("This is not an intent model of this version. Delete the file: it is made again.");

            return Read(reader);
        }
        catch (Exception exception)
            when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The intent model is damaged. Delete the file: it is made again.", exception);
        }
    }

    private static TrainedIntents Read(BinaryReader reader)
    {
        var inScope = new string[Count(reader, bytesEach: 1)];
        for (var i = 0; i < inScope.Length; i++)
            inScope[i] = reader.ReadString();
        var hasOutOfScope = reader.ReadBoolean();

        var calibration = new Calibration(ReadLogistic(reader), ReadLogistic(reader), reader.ReadSingle());
        var unknownWeight = reader.ReadSingle();

        var entries = new Vocabulary.Entry[Count(reader, bytesEach: 13)];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new Vocabulary.Entry(
                new Feature(reader.ReadUInt64(), (FeatureKind)reader.ReadByte()), reader.ReadSingle());

        var vocabulary = new Vocabulary(entries, unknownWeight);
        var intents = inScope.Length + (hasOutOfScope ? 1 : 0);
        var bytes = reader.ReadBytes(checked(vocabulary.Dimensions * intents * sizeof(float)));
        if (bytes.Length != vocabulary.Dimensions * intents * sizeof(float)
            || reader.BaseStream.Position != reader.BaseStream.Length)
            throw new EndOfStreamException();

        var weights = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            var raw = MemoryMarshal.Cast<float, int>(weights.AsSpan());
            BinaryPrimitives.ReverseEndianness(raw, raw);
        }

        return new TrainedIntents(inScope, hasOutOfScope, vocabulary, new LinearMachines(weights, intents), calibration);
    }

    private static void Write(BinaryWriter writer, LogisticModel model)
    {
        writer.Write(model.Bias);
        writer.Write(model.PerScore);
        writer.Write(model.PerLead);
        writer.Write(model.PerOutOfScope);
    }

    private static LogisticModel ReadLogistic(BinaryReader reader) =>
        new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    /// <summary>A count that what is left to read can hold, so that damaged bytes cannot ask for all memory.</summary>
    private static int Count(BinaryReader reader, int bytesEach)
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left / bytesEach ? count : throw new EndOfStreamException();
    }
}
