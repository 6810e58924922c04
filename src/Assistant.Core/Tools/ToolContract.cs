using Assistant.Core.Identity;

namespace Assistant.Core.Tools;

/// <summary>What a tool declares about itself. A tool without one cannot be registered.</summary>
/// <param name="Name">Part of the face: stable, snake_case.</param>
/// <param name="Effect">What may change when it runs.</param>
/// <param name="Identity">The least that the shopper must have proved; below it the tool is not even offered.</param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Description">For the brain: what it does, in one or two sentences.</param>
/// <param name="Progress">For the shopper, while it runs.</param>
public sealed record ToolContract(
    string Name, ToolEffect Effect, IdentityLevel Identity, string Owner, string Description, string Progress);

public enum ToolEffect
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes the conversation itself: who the shopper is, who attends.</summary>
    Control,

    /// <summary>Changes the shop; proposed here, executed after the shopper's confirmation.</summary>
    Write,
}
