using System.Collections.Immutable;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>The examples that could be used and the lines that could not.</summary>
public sealed record IntentExampleSet(ImmutableArray<IntentExample> Examples, ImmutableArray<ExampleFault> Faults);

/// <summary>Something wrong in a file of examples.</summary>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="Line">The line, from 1; 0 is the file as a whole.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record ExampleFault(string File, int Line, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{File}: {Problem}" : $"{File}({Line}): {Problem}";
}
