using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Assistant.DemoShop.Snapshots;

/// <summary>One value of a snapshot: an element of one of its arrays, or a member of its root.</summary>
/// <param name="Member">The member of the root.</param>
/// <param name="Index">Which element of an array of records; null for any other member.</param>
/// <param name="Text">The value as JSON; valid until the next one is asked for.</param>
internal readonly record struct SnapshotValue(string Member, int? Index, ReadOnlyMemory<byte> Text);

/// <summary>Takes a snapshot apart while it arrives: one record is held at a time, however long the file is.</summary>
internal sealed class SnapshotReader(Stream stream)
{
    public const int MaxRecordBytes = 4 * 1024 * 1024;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _atEnd;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 34 });
    private readonly HashSet<string> _members = [];
    private bool _opened;
    private string? _member;
    private int? _index;

    /// <summary>Where the reader is, for a fault.</summary>
    public string Path => _member is null ? "$" : _index is null ? $"$.{_member}" : $"$.{_member}[{_index}]";

    /// <exception cref="JsonException">The text is not JSON, or not an object with arrays of records.</exception>
    public async IAsyncEnumerable<SnapshotValue> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        if (_buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8))
            _start += 3;

        while (true)
        {
            if (Next() is { } value)
                yield return value;
            else if (!_atEnd)
                await FillAsync(cancellationToken);
            else if (_opened)
                yield break;
            else
                throw new JsonException("The file is empty.");
        }
    }

    /// <summary>The next complete value in the buffer, or null when more has to be read first.</summary>
    private SnapshotValue? Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _atEnd, _state);
            if (!reader.Read())
                return null;

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when !_opened:
                    _opened = true;
                    break;

                case var _ when !_opened:
                    throw new JsonException("A snapshot is one JSON object.");

                case JsonTokenType.PropertyName when _index is null:
                    _member = reader.GetString()!;
                    if (!_members.Add(_member))
                        throw new JsonException($"'{_member}' occurs twice.");

                    break;

                case JsonTokenType.StartArray when _index is null && IsArrayOfRecords(_member):
                    _index = 0;
                    break;

                case JsonTokenType.EndArray when _index is not null:
                    _index = null;
                    break;

                case JsonTokenType.EndObject when _index is null:
                    break;

                case var _ when _index is null && IsArrayOfRecords(_member):
                    throw new JsonException($"'{_member}' is not an array.");

                default:
                    var first = (int)reader.TokenStartIndex;
                    if (!reader.TrySkip())
                        return null;

                    var text = _buffer.AsMemory(_start + first, (int)reader.BytesConsumed - first);
                    Accept(ref reader);
                    return new SnapshotValue(_member!, _index is null ? null : _index++, text);
            }

            Accept(ref reader);
        }
    }

    private void Accept(ref Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxRecordBytes)
                throw new JsonException($"A value is longer than {MaxRecordBytes / 1024 / 1024} MiB.");

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _atEnd = read is 0;
    }

    private static bool IsArrayOfRecords(string? member) => member is "customers" or "products" or "orders";
}
