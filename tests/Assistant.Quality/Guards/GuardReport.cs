namespace Assistant.Quality.Guards;

/// <summary>What the guardrails on the question find, what they stop wrongly, and what they cost.</summary>
internal static class GuardReport
{
    /// <param name="data">Real data, where there is some.</param>
    /// <param name="asked"><c>errors</c> names what went wrong, where it may be looked at; <c>look-alikes</c> the ordinary words that are taken for slips.</param>
    public static int Write(string? data, string[] asked, TextWriter output)
    {
        if (asked is ["look-alikes"])
        {
            return LookAlikes.Write(output);
        }

        var showErrors = asked is ["errors"];
        SensitiveReport.Write(output, showErrors);
        SensitiveReport.WriteOrdinary(output, showErrors);
        CostReport.Write(output);
        if (data is null)
        {
            return TestData.Missing();
        }

        InjectionReport.Write(data, output, showErrors);
        AbuseReport.Write(data, output, showErrors);
        return 0;
    }
}
