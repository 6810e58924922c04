namespace Assistant.Brains.Understanding;

/// <summary>How the shopper seems to feel; to choose a tone or offer a person by, never to decide what is allowed.</summary>
/// <param name="Frustration">0 (calm) to 1 (furious).</param>
/// <param name="Urgency">0 (no hurry) to 1 (now).</param>
public readonly record struct Mood(float Frustration, float Urgency)
{
    public static Mood Calm => default;
}
