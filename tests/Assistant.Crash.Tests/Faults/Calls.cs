using System.Runtime.CompilerServices;

namespace Assistant.Crash.Tests.Faults;

/// <summary>Counts the calls of all ports, and lets one of them fail: before anything is done, or after it was.</summary>
internal sealed class Calls
{
    private int _count;

    /// <summary>Number of the call that fails, from 1; 0 for none.</summary>
    public int Failing { get; init; }

    /// <summary>It is done, and its answer is lost.</summary>
    public bool IsDone { get; init; }

    /// <summary>How many there were.</summary>
    public int Count => _count;

    /// <summary>Which one has failed; null while none has.</summary>
    public string? Failed { get; private set; }

    public async Task<T> Async<T>(Func<Task<T>> call, Func<Exception> fault, [CallerMemberName] string name = "")
    {
        var fails = Interlocked.Increment(ref _count) == Failing;
        Failed = fails ? name : Failed;
        if (fails && !IsDone)
        {
            throw fault();
        }

        var result = await call();
        return fails ? throw fault() : result;
    }

    public Task Async(Func<Task> call, Func<Exception> fault, [CallerMemberName] string name = "") => Async(
        async () =>
        {
            await call();
            return true;
        },
        fault,
        name);
}
