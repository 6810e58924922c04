using Assistant.Core.Actions;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Tests.Conversations;

/// <summary>K-01 and K-02: what the tables themselves refuse, whoever writes to them.</summary>
public sealed class ClaimConstraintTests : IDisposable
{
    private const int Units = 3;
    private const long Captured = 1_000;

    private static readonly OrderLineId Line = new("1");

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteSession _session;
    private readonly OrderClaims _claims = new(new Pseudonyms(new byte[32]));

    public ClaimConstraintTests()
    {
        var path = _folder.PathOf("conversations.db");
        SqliteFile.CreateMissing(path, ConversationSchema.Schema);
        _session = new SqliteSession(path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
        _session.Run("PRAGMA synchronous = OFF");
        _session.Run(
            """
            INSERT INTO conversations (id, channel, started_at, updated_at, position, last_sequence, with_person)
            VALUES ('c1', 'directline', 0, 0, 1, 0, 0);
            INSERT INTO actions (id, conversation, tool, state, owner, order_key, proposed_at, changed_at)
            SELECT column1, 'c1', 'create_return', 'executing', 'o', column2, 0, 0
            FROM (VALUES ('a0', x'01'), ('a1', x'01'), ('a2', x'01'), ('a3', x'01'), ('b2', x'02'))
            """);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('a2', x'01', 'EUR', 401, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('a2', x'01', 'EUR', 1, 600)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('b2', x'02', 'EUR', -1, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('b2', x'02', 'EUR', 1.5, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('b2', x'02', 'EUR', 1001, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('a1', x'01', 'EUR', 1, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('a1', x'02', 'EUR', 1, 1000)")]
    [InlineData("(action, order_key, currency, amount, captured) VALUES ('nobody', x'01', 'EUR', 1, 1000)")]
    public void Raw_sql_takes_no_more_money_than_was_captured(string values)
    {
        _session.Run("INSERT INTO claimed_refunds (action, order_key, currency, amount, captured) VALUES ('a1', x'01', 'EUR', 600, 1000)");
        _session.Run("INSERT INTO claimed_refunds (action, order_key, currency, amount, captured) VALUES ('a0', x'01', 'USD', 600, 1000)");

        var fault = Assert.Throws<SqliteException>(() => _session.Run($"INSERT INTO claimed_refunds {values}"));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, fault.SqliteErrorCode);
        _session.Run("INSERT INTO claimed_refunds (action, order_key, currency, amount, captured) VALUES ('a3', x'01', 'EUR', 400, 1000)");
    }

    [Theory]
    [InlineData("amount = 1")]
    [InlineData("captured = 1001")]
    [InlineData("order_key = x'02'")]
    [InlineData("currency = 'USD'")]
    [InlineData("action = 'a2'")]
    public void Raw_sql_changes_no_claim_but_by_ending_it(string change)
    {
        _session.Run("INSERT INTO claimed_refunds (action, order_key, currency, amount, captured) VALUES ('a1', x'01', 'EUR', 600, 1000)");

        Assert.Throws<SqliteException>(() => _session.Run($"UPDATE claimed_refunds SET {change}"));
    }

    [Theory]
    [InlineData("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 1, 'a2')")]
    [InlineData("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 0, 'a2')")]
    [InlineData("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 1.5, 'a2')")]
    [InlineData("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'02', '1', 1, 'a2')")]
    [InlineData("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '3', 1, 'nobody')")]
    [InlineData("UPDATE claimed_units SET unit = 1 WHERE action = 'a3'")]
    [InlineData("UPDATE claimed_units SET unit = 3 WHERE action = 'a3'")]
    [InlineData("UPDATE claimed_units SET order_key = x'02' WHERE action = 'a3'")]
    public void Raw_sql_takes_no_unit_twice(string statement)
    {
        _session.Run("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 1, 'a0')");
        _session.Run("DELETE FROM claimed_units");
        _session.Run("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 1, 'a1'), (x'01', '2', 1, 'a1'), (x'01', '1', 2, 'a3')");

        var fault = Assert.Throws<SqliteException>(() => _session.Run(statement));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, fault.SqliteErrorCode);
    }

    [Fact]
    public void Claims_of_a_file_from_before_are_kept_and_still_hold()
    {
        var path = _folder.PathOf("older.db");
        var older = ConversationSchema.Schema with { Migrations = ConversationSchema.Schema.Migrations[..3] };
        SqliteFile.CreateMissing(path, older);
        using var session = new SqliteSession(path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
        session.Run(
            """
            INSERT INTO conversations (id, channel, started_at, updated_at, position, last_sequence, with_person)
            VALUES ('c1', 'directline', 0, 0, 1, 0, 0);
            INSERT INTO actions (id, conversation, tool, state, owner, order_key, proposed_at, changed_at)
            VALUES ('a0', 'c1', 'create_return', 'rejected', 'o', x'01', 0, 0), ('a1', 'c1', 'create_return', 'succeeded', 'o', x'01', 0, 0),
                ('a2', 'c1', 'create_exchange', 'succeeded', 'o', x'01', 0, 0);
            INSERT INTO claimed_units (order_key, line, unit, action, live, opened)
            VALUES (x'01', '1', 1, 'a0', 0, NULL), (x'01', '1', 1, 'a1', 1, 'R1'), (x'01', '2', 1, 'a1', 1, 'R1'), (x'01', '3', 1, 'a2', 1, 'R2');
            INSERT INTO claimed_refunds (action, order_key, currency, amount, captured, live, opened)
            VALUES ('a0', x'01', 'EUR', 500, 1000, 0, NULL), ('a1', x'01', 'EUR', 600, 1000, 1, 'R1')
            """);

        SqliteFile.Migrate(session, ConversationSchema.Schema);

        Assert.Equal(
            ["a1 1 1", "a1 2 1", "a2 3 1"],
            session.Query("SELECT printf('%s %s %d', action, line, unit) FROM claimed_units ORDER BY action, line", row => row.GetString(0)));
        Assert.Equal(
            ["a1 EUR 600 1000"],
            session.Query("SELECT printf('%s %s %d %d', action, currency, amount, captured) FROM claimed_refunds", row => row.GetString(0)));
        Assert.Equal(
            ["a0 ", "a1 R1", "a2 R2"],
            session.Query("SELECT printf('%s %s', id, opened) FROM actions ORDER BY id", row => row.GetString(0)));
        Assert.Throws<SqliteException>(() => session.Run("INSERT INTO claimed_units (order_key, line, unit, action) VALUES (x'01', '1', 1, 'a3')"));
        Assert.Throws<SqliteException>(
            () => session.Run("INSERT INTO claimed_refunds (order_key, action, currency, amount, captured) VALUES (x'01', 'a3', 'EUR', 401, 1000)"));
    }

    [Fact]
    public void No_sequence_of_claims_and_releases_takes_more_than_there_is()
    {
        var step = Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(1, Units + 1).SelectMany(units => Gen.Choose(0, 700)
            .SelectMany(amount => Gen.Choose(0, 20).Select(which => new Step(kind, units, amount, which)))));
        var sequences = step.ListOf().ToArbitrary();
        var sequence = 0;

        Prop.ForAll(sequences, steps => Plays(OrderNumber.Parse($"W{++sequence}"), steps))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithEndSize(25));
        Assert.True(sequence >= 10_000);
    }

    /// <summary>Takes and gives back as the steps say; the tables must refuse exactly what a count by hand refuses.</summary>
    private bool Plays(OrderNumber order, IEnumerable<Step> steps)
    {
        if (_session.InTransaction)
        {
            // A sequence that failed is being made smaller.
            _session.Run("ROLLBACK");
        }

        _session.Execute("BEGIN");
        var held = new List<Held>();
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case < 6:
                    var fits = held.Where(one => one.HasMoney).Sum(one => one.Amount) + step.Amount <= Captured
                        && held.Where(one => one.HasUnits).Sum(one => one.Units) + step.Units <= Units;
                    var action = ActionId.New();
                    Assert.Equal(fits, Takes(action, order, step, gone: null));
                    if (fits)
                    {
                        held.Add(new Held(action, step.Units, step.Amount));
                    }

                    break;
                case 6 when held.Count > 0:
                    var rejected = held[step.Which % held.Count];
                    OrderClaims.Release(_session, rejected.Action);
                    held.Remove(rejected);
                    break;
                case 7 when held.Count > 0:
                    var named = held[step.Which % held.Count];
                    OrderClaims.Name(_session, named.Action, named.Opened);
                    named.IsNamed = true;
                    break;
                case 8 or 9 when held.Where(one => one.IsNamed).ToList() is { Count: > 0 } ones:
                    // The order shows that a return is over, with the next claim that is made: here one of nothing.
                    var gone = ones[step.Which % ones.Count];
                    var keepsMoney = step.Kind is 8;
                    Assert.True(Takes(ActionId.New(), order, step with { Units = 0, Amount = 0 }, new GoneReturn(gone.Opened, keepsMoney)));
                    gone.HasUnits = false;
                    gone.HasMoney &= keepsMoney;
                    break;
            }

            Assert.Equal(held.Where(one => one.HasUnits).Sum(one => one.Units), Count("SELECT count(*) FROM claimed_units WHERE order_key = $order", order));
            Assert.Equal(
                held.Where(one => one.HasMoney).Sum(one => one.Amount),
                Count("SELECT coalesce(sum(amount), 0) FROM claimed_refunds WHERE order_key = $order", order));
            Assert.Equal(0, Count("SELECT count(*) FROM claimed_units WHERE order_key = $order AND unit > 3", order));
        }

        _session.Execute("COMMIT");
        return true;
    }

    private bool Takes(ActionId action, OrderNumber order, Step step, GoneReturn? gone)
    {
        _session.Execute("SAVEPOINT claim");
        try
        {
            Acts(action, order);
            _claims.Take(_session, action, new OrderClaim(order, new Money(step.Amount, "EUR"), new Money(Captured, "EUR"), [new ClaimedUnits(Line, step.Units, Units)])
            {
                GoneReturns = gone is null ? [] : [gone],
            });
            return true;
        }
        catch (ClaimConflictException)
        {
            _session.Execute("ROLLBACK TO claim");
            return false;
        }
        finally
        {
            _session.Execute("RELEASE claim");
        }
    }

    /// <summary>The row of an action that took something.</summary>
    private void Acts(ActionId action, OrderNumber order) => _session.Execute(
        """
        INSERT INTO actions (id, conversation, tool, state, owner, order_key, proposed_at, changed_at)
        VALUES ($id, 'c1', 'create_return', 'executing', 'o', $order, 0, 0)
        """,
        ("$id", action.Value),
        ("$order", new Pseudonyms(new byte[32]).KeyOf(order)));

    private long Count(string sql, OrderNumber order) =>
        _session.Query(sql, row => row.GetInt64(0), ("$order", new Pseudonyms(new byte[32]).KeyOf(order))).Single();

    private sealed record Step(int Kind, int Units, int Amount, int Which);

    private sealed class Held(ActionId action, int units, long amount)
    {
        public ActionId Action => action;

        public int Units => units;

        public long Amount => amount;

        public ReturnId Opened { get; } = new($"RET-{action}");

        public bool IsNamed { get; set; }

        public bool HasUnits { get; set; } = true;

        public bool HasMoney { get; set; } = true;
    }
}
