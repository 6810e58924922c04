namespace Assistant.Sqlite.Storage;

/// <summary>What is done in one transaction of a <see cref="SqliteWriter"/>, alone or with others.</summary>
internal abstract class Work
{
    public abstract void Run(SqliteSession session);

    /// <summary>The first fault counts.</summary>
    public abstract void Fail(Exception fault);

    public abstract void Complete();
}

/// <summary>Work that somebody awaits the result of.</summary>
internal sealed class Work<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) : Work
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    public Task<T> Completion => _completion.Task;

    public override void Run(SqliteSession session)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _result = work(session);
    }

    public override void Fail(Exception fault) => _fault ??= fault;

    public override void Complete()
    {
        switch (_fault)
        {
            case null:
                _completion.SetResult(_result!);
                break;
            case OperationCanceledException:
                _completion.SetCanceled(cancellationToken);
                break;
            default:
                _completion.SetException(_fault);
                break;
        }
    }
}
