using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Conversations;

/// <summary>Keeps in SQLite since when rules are live and when they last decided. Made of the events of turns, as they are stored.</summary>
internal sealed class SqliteRuleUse(SqliteDatabase database) : IRuleUse
{
    /// <summary>Of a rule that is not live, nothing is kept. All but the first decision of a day change nothing.</summary>
    public static void Decided(SqliteSession session, IEnumerable<RuleId> rules, DateTimeOffset at)
    {
        foreach (var rule in rules)
        {
            session.Execute(
                "UPDATE rule_use SET decided_on = $day WHERE rule = $rule AND (decided_on IS NULL OR decided_on < $day)",
                ("$rule", rule.Value),
                ("$day", DateOnly.FromDateTime(at.UtcDateTime).DayNumber));
        }
    }

    public Task NoteLiveAsync(IReadOnlyCollection<RuleId> rules, DateOnly today, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var live = rules.Select(rule => rule.Value).ToHashSet(StringComparer.Ordinal);
            var known = session.Query("SELECT rule FROM rule_use", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in known.Except(live))
            {
                session.Execute("DELETE FROM rule_use WHERE rule = $rule", ("$rule", gone));
            }

            foreach (var fresh in live.Except(known))
            {
                session.Execute("INSERT INTO rule_use (rule, live_since) VALUES ($rule, $day)", ("$rule", fresh), ("$day", today.DayNumber));
            }

            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<RuleUse>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.Query(
            "SELECT rule, live_since, decided_on FROM rule_use ORDER BY rule",
            row => new RuleUse(
                new RuleId(row.GetString(0)),
                DateOnly.FromDayNumber(row.GetInt32(1)),
                row.IsDBNull(2) ? null : DateOnly.FromDayNumber(row.GetInt32(2)))).ToList(),
        cancellationToken);
}
