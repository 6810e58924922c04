namespace Assistant.Core.Actions;

/// <summary>Which changes of the shop are switched on. Off, a tool is neither offered nor carried out; reading goes on.</summary>
/// <param name="isAllowed">Whether the shop lets the assistant use the tool of this name at all.</param>
/// <param name="isSound">Whether everything that a change rests on works, the audit among it; asked each time.</param>
public sealed class WriteSwitch(Func<string, bool> isAllowed, Func<bool> isSound)
{
    public static WriteSwitch AllOn { get; } = new(_ => true, () => true);

    public bool IsOn(string tool) => isAllowed(tool) && isSound();
}
