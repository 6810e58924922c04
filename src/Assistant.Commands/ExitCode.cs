namespace Assistant.Commands;

/// <summary>What a command tells the program that ran it.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>A gate or a check failed, or the work could not be finished.</summary>
    public const int Failed = 1;

    /// <summary>The command was not used rightly; nothing was done.</summary>
    public const int WrongUse = 2;

    /// <summary>Stopped by Ctrl-C, as shells write it.</summary>
    public const int Interrupted = 130;
}
