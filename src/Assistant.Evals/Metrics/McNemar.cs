namespace Assistant.Evals.Metrics;

/// <summary>
/// The exact McNemar test for the same cases before and after: of the cases that changed, how likely is a split at least as lopsided
/// as this one if each had been as likely to become worse as better?
/// </summary>
/// <remarks>p = min(1, 2 Σₖ₌₀^min(b,c) C(b+c, k) / 2^(b+c)).</remarks>
internal static class McNemar
{
    public static double PValue(int worse, int better)
    {
        var changed = worse + better;
        var (term, sum) = (Math.Pow(0.5, changed), 0.0);
        for (var k = 0; k <= Math.Min(worse, better); k++)
        {
            sum += term;
            term = term * (changed - k) / (k + 1);
        }

        return Math.Min(1, 2 * sum);
    }
}
