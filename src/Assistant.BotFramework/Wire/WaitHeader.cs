using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.Wire;

/// <summary>Says in an answer when asking again makes sense.</summary>
internal static class WaitHeader
{
    /// <summary>Sets <c>Retry-After</c> in whole seconds, rounded up.</summary>
    public static void SetWait(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
