using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>Puts what tools found in this turn into words. Everything that it states comes from there.</summary>
internal interface IComposer
{
    /// <summary>The name by which flows use it.</summary>
    string Name { get; }

    /// <summary>The text, or null when there is nothing to say.</summary>
    string? Compose(Findings findings, Session session);
}

/// <summary>A part that leads on to what the task could do; out of place where something else was meant.</summary>
internal interface IOffer : IComposer;
