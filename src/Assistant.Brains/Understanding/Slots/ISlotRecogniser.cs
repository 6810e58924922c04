namespace Assistant.Brains.Understanding.Slots;

/// <summary>
/// Finds one kind of slot. Knows nothing of the other kinds: who wins an overlap is decided by <see cref="SlotFinder"/>.
/// </summary>
internal interface ISlotRecogniser
{
    IEnumerable<Slot> Find(SlotText text);
}
