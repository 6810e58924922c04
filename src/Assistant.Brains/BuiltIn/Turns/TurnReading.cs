using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.Understanding;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>What the dialogue read at the first step of a turn. Later steps of the turn need not read it again.</summary>
/// <param name="State">Where the dialogue stood before the turn.</param>
/// <param name="Messages">What the shopper's words mean, oldest first; empty ones are not among them.</param>
internal sealed record TurnReading(DialogueState State, ImmutableArray<UnderstoodMessage> Messages);
