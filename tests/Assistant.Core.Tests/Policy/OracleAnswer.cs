using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>What the oracle says; <see cref="Money"/> is null where no sum is promised.</summary>
internal sealed record OracleAnswer(Ruling Ruling, IReadOnlyList<OracleLine> Lines, OracleMoney? Money);

/// <param name="Until">First moment at which the request comes too late; null without a limit, and where it is refused.</param>
internal sealed record OracleLine(OrderLineId Line, Ruling Ruling, long Amount, DateTimeOffset? Until = null);

/// <param name="Parts">Where the refund goes, by the id of the payment method; gift cards, old and new, together under "gift".</param>
internal sealed record OracleMoney(long Fee, long Refund, long Charge, IReadOnlyDictionary<string, long> Parts);
