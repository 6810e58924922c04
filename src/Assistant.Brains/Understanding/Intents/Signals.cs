namespace Assistant.Brains.Understanding.Intents;

/// <summary>What the scores of one text say about whether the best intent can be believed.</summary>
/// <param name="Best">The number of the best intent in scope.</param>
/// <param name="Score">Its score.</param>
/// <param name="Lead">How far it is ahead of the next intent in scope.</param>
/// <param name="OutOfScope">The score of the out-of-scope examples, as strangers; the far side where there are none.</param>
internal readonly record struct Signals(int Best, float Score, float Lead, float OutOfScope)
{
    // Where a machine puts a text that is clearly not its own.
    private const float FarSide = -1;

    /// <param name="scores">The score of each intent in scope and, if trained, of the out-of-scope examples after them.</param>
    /// <param name="inScope">How many intents are in scope.</param>
    public static Signals From(ReadOnlySpan<float> scores, int inScope)
    {
        var best = 0;
        var runnerUp = float.NegativeInfinity;
        for (var intent = 1; intent < inScope; intent++)
        {
            if (scores[intent] > scores[best])
            {
                runnerUp = scores[best];
                best = intent;
            }
            else
                runnerUp = MathF.Max(runnerUp, scores[intent]);
        }

        var lead = float.IsFinite(runnerUp) ? scores[best] - runnerUp : scores[best] - FarSide;
        return new Signals(best, scores[best], lead, scores.Length > inScope ? scores[inScope] : FarSide);
    }
}
