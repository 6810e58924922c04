namespace Assistant.Crash.Tests.Workers;

/// <summary>A place at which one caller stops, as a process does that is not given the processor, until a test lets it go on.</summary>
internal sealed class Pause
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once somebody has stopped.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public async Task StopAsync()
    {
        _reached.TrySetResult();
        await _over.Task;
    }

    public void GoOn() => _over.SetResult();
}
