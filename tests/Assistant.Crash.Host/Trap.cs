using System.Diagnostics;

namespace Assistant.Crash.Host;

/// <summary>Kills this process, as <c>kill -9</c> does, the first time that it comes to one point.</summary>
internal sealed class Trap(CrashPoint point)
{
    public CrashPoint Point => point;

    /// <summary>Returns anywhere but at the trap's point.</summary>
    public void Reach(CrashPoint reached)
    {
        if (reached is CrashPoint.None || reached != point)
        {
            return;
        }

        Process.GetCurrentProcess().Kill();

        // The signal may take a moment, in which nothing more may happen on this thread.
        Thread.Sleep(Timeout.Infinite);
    }
}
