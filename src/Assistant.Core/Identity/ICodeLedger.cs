using Assistant.Core.Shop;

namespace Assistant.Core.Identity;

/// <summary>Counts the one-time codes that were asked for, across all conversations and restarts.</summary>
public interface ICodeLedger
{
    /// <param name="origin">The conversation's pseudonymous origin.</param>
    Task<CodeBudget> CountAsync(OrderNumber order, string origin, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Codes asked for so far, whether they were mailed or not.</summary>
public sealed record CodeBudget(int OrderLastHour, int OrderLastDay, int OriginLastHour);
