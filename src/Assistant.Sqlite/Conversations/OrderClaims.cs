using Assistant.Core.Actions;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Conversations;

/// <summary>
/// What actions have taken out of orders and not given back: money and units. The tables themselves refuse to have the same taken twice;
/// nothing that is written here could get around that.
/// </summary>
internal sealed class OrderClaims(Pseudonyms pseudonyms)
{
    private const string TakenBy = "order_key = (SELECT order_key FROM actions WHERE id = $action)";
    private const string CameTo = "(SELECT opened FROM actions WHERE id = action) = $return";

    /// <exception cref="ClaimConflictException">More money than was paid, or no unit of a line is left.</exception>
    public void Take(SqliteSession session, ActionId action, OrderClaim claim)
    {
        var order = pseudonyms.KeyOf(claim.Order);
        foreach (var gone in claim.GoneReturns)
        {
            Release(session, order, gone);
        }

        try
        {
            if (claim.Refund is { } refund)
            {
                TakeMoney(session, action, order, refund, claim.Captured);
            }

            foreach (var units in claim.Units)
            {
                TakeUnits(session, action, order, units);
            }
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new ClaimConflictException("More would go back than was paid for the order, or a unit is on its way back already.", fault);
        }
    }

    /// <summary>Notes which return an action opened, so that its claim can end with it.</summary>
    public static void Name(SqliteSession session, ActionId action, ReturnId opened) => session.Execute(
        "UPDATE actions SET opened = $return WHERE id = $action", ("$return", opened.Value), ("$action", action.Value));

    /// <summary>Gives back what an action took that was not carried out.</summary>
    public static void Release(SqliteSession session, ActionId action)
    {
        session.Execute($"DELETE FROM claimed_refunds WHERE {TakenBy} AND action = $action", ("$action", action.Value));
        session.Execute($"DELETE FROM claimed_units WHERE {TakenBy} AND action = $action", ("$action", action.Value));
    }

    private static void Release(SqliteSession session, byte[] order, GoneReturn gone)
    {
        session.Execute(
            $"DELETE FROM claimed_units WHERE order_key = $order AND {CameTo}", ("$order", order), ("$return", gone.Return.Value));
        if (!gone.KeepsMoney)
        {
            session.Execute(
                $"DELETE FROM claimed_refunds WHERE order_key = $order AND {CameTo}", ("$order", order), ("$return", gone.Return.Value));
        }
    }

    private static void TakeMoney(SqliteSession session, ActionId action, byte[] order, Money refund, Money captured)
    {
        if (refund.Currency != captured.Currency)
        {
            throw new ClaimConflictException("Nothing was paid in the currency in which something would go back.");
        }

        session.Execute(
            """
            INSERT INTO claimed_refunds (action, order_key, currency, amount, captured)
            VALUES ($action, $order, $currency, $amount, $captured)
            """,
            ("$action", action.Value),
            ("$order", order),
            ("$currency", refund.Currency),
            ("$amount", refund.Minor),
            ("$captured", captured.Minor));
    }

    private static void TakeUnits(SqliteSession session, ActionId action, byte[] order, ClaimedUnits units)
    {
        var taken = session.Query(
            "SELECT unit FROM claimed_units WHERE order_key = $order AND line = $line",
            row => row.GetInt32(0),
            ("$order", order),
            ("$line", units.Line.Value)).ToHashSet();
        var free = Enumerable.Range(1, Math.Max(0, units.Of)).Where(unit => !taken.Contains(unit)).Take(units.Quantity).ToList();
        if (free.Count < units.Quantity)
        {
            throw new ClaimConflictException("Every unit of the line that could go back is on its way back already.");
        }

        foreach (var unit in free)
        {
            session.Execute(
                "INSERT INTO claimed_units (order_key, line, unit, action) VALUES ($order, $line, $unit, $action)",
                ("$order", order),
                ("$line", units.Line.Value),
                ("$unit", unit),
                ("$action", action.Value));
        }
    }
}
