using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Xunit;
using static Assistant.Testing.Shop.Commanded;

namespace Assistant.Testing.Shop;

/// <summary>What every shop adapter has to do with commands: each once, for its owner, on the order it was worked out on, whole or not at all.</summary>
public abstract class ShopWriteConformance<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : class, IShopFixture
{
    private static readonly OrderOwner Ada = new OrderOwner.OfCustomer(Some.Ada.Id);
    private static readonly OrderNumber Number = OrderNumber.Parse("W10");
    private static readonly Address Elsewhere = new("Ada Okafor", "Neude 11", null, "Utrecht", null, "3512 AE", "NL");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Carries_out_a_command_once_however_often_it_comes_under_its_key()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();

        var first = await DoneAsync(shop, CancelAll(Back(16775)), key);
        var after = await OrderAsync(shop);
        var second = await DoneAsync(shop, CancelAll(Back(16775)), key);

        Assert.Equal(first, second);
        AssertSame(after, await OrderAsync(shop));
        Assert.Equal(16775, Sum(after, PaymentKind.Refund, PaymentState.Pending));
    }

    [Fact]
    public async Task Carries_out_a_command_once_when_twenty_calls_come_at_once()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => DoneAsync(shop, CancelAll(Back(16775, GiftCard)), key), Token)));

        Assert.Single(receipts.Distinct());
        Assert.Equal(6, (await OrderAsync(shop)).Version);
        Assert.Equal(Eur(19275), await BalanceAsync(shop));
    }

    [Fact]
    public async Task Lets_one_of_many_commands_on_the_same_version_through()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => shop.ExecuteAsync(Ada, CancelAll(Back(16775)), ActionId.New(), Token), Token)));

        Assert.Single(outcomes.OfType<ShopOutcome.Done>());
        Assert.Equal(19, outcomes.OfType<ShopOutcome.Refused>().Count(refused => refused.Why is ShopRefusal.Changed));
    }

    [Fact]
    public async Task Refuses_another_command_under_a_key_that_was_used()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();
        await DoneAsync(shop, new ShopCommand.ChangeAddress(Number, 5, Elsewhere), key);
        var before = await OrderAsync(shop);

        Assert.Equal(ShopRefusal.KeyTaken, await RefusedAsync(shop, new ShopCommand.ChangeAddress(Number, 6, Elsewhere), key));
        Assert.Equal(ShopRefusal.KeyTaken, await RefusedAsync(shop, CancelAll(Back(16775)), key));

        AssertSame(before, await OrderAsync(shop));
    }

    [Fact]
    public async Task Has_no_order_of_somebody_else_and_tells_nobody_elses_receipt()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)), Open("W11", Some.Grace, Paid(16775)));
        var key = ActionId.New();
        var command = new ShopCommand.ChangeAddress(Number, 5, Elsewhere);
        var grace = new OrderOwner.OfCustomer(Some.Grace.Id);
        var guest = new OrderOwner.OfOrder(OrderNumber.Parse("W11"));

        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, key, grace));
        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, key, guest));
        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command with { Order = OrderNumber.Parse("W999") }, key));
        await DoneAsync(shop, command, key);
        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, key, grace));
        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, key, guest));
        Assert.Equal(6, (await OrderAsync(shop)).Version);
    }

    [Fact]
    public async Task Lets_a_guest_change_the_proved_order()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        var outcome = await shop.ExecuteAsync(new OrderOwner.OfOrder(Number), CancelAll(Back(16775)), ActionId.New(), Token);

        Assert.Equal("ada@example.com", Assert.IsType<ShopOutcome.Done>(outcome).Receipt.Mail);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public async Task Refuses_a_command_that_was_worked_out_on_another_version(long version)
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        Assert.Equal(ShopRefusal.Changed, await RefusedAsync(shop, CancelAll(Back(16775)) with { Version = version }));
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind_and_does_not_use_up_the_key()
    {
        var placed = Open("W10", Some.Ada, Paid(16775));
        var shop = await OpenAsync(placed);
        var key = ActionId.New();

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, CancelAll(Back(16776, GiftCard)), key));

        AssertSame(placed, await OrderAsync(shop));
        Assert.Equal(Eur(2500), await BalanceAsync(shop));
        Assert.Equal(7, await StockAsync(shop, Red));
        Assert.Null(await shop.FindReceiptAsync(key, Token));
        await DoneAsync(shop, CancelAll(Back(16775)), key);
    }

    [Fact]
    public async Task Finds_the_receipt_of_a_key_and_none_for_a_key_that_was_not_used()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();
        var receipt = await DoneAsync(shop, CancelAll(Back(16775)), key);

        Assert.Equal(receipt, await shop.FindReceiptAsync(key, Token));
        Assert.Null(await shop.FindReceiptAsync(ActionId.New(), Token));
        Assert.Equal((Some.Noon, 6L, "ada@example.com"), (receipt.At, receipt.Version, receipt.Mail));
    }

    /// <summary>A shop that knows nothing of it says so, and the key stays good.</summary>
    [Fact]
    public async Task Carries_out_nothing_under_a_key_that_was_made_void()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();

        if (await shop.VoidAsync(key, Token) is VoidOutcome.NotSupported)
        {
            await DoneAsync(shop, CancelAll(Back(16775)), key);
            return;
        }

        Assert.IsType<VoidOutcome.Void>(await shop.VoidAsync(key, Token));
        Assert.Equal(ShopRefusal.KeyVoid, await RefusedAsync(shop, CancelAll(Back(16775)), key));
        Assert.Equal(ShopRefusal.KeyVoid, await RefusedAsync(shop, new ShopCommand.ChangeAddress(Number, 5, Elsewhere), key));
        Assert.Null(await shop.FindReceiptAsync(key, Token));
        Assert.Equal(5, (await OrderAsync(shop)).Version);
        await DoneAsync(shop, CancelAll(Back(16775)), ActionId.New());
    }

    [Fact]
    public async Task What_was_carried_out_stays_when_its_key_is_to_be_made_void()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var key = ActionId.New();
        var receipt = await DoneAsync(shop, CancelAll(Back(16775)), key);

        Assert.Equal(receipt, await shop.VoidAsync(key, Token) switch
        {
            VoidOutcome.CarriedOut(var known) => known,
            VoidOutcome.NotSupported => receipt,
            _ => null,
        });
        Assert.Equal(receipt, await DoneAsync(shop, CancelAll(Back(16775)), key));
        Assert.Equal(receipt, await shop.FindReceiptAsync(key, Token));
    }

    [Fact]
    public async Task A_key_is_made_void_or_used_and_never_both()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        for (var round = 0; round < 20; round++)
        {
            var (key, version) = (ActionId.New(), (await OrderAsync(shop)).Version);
            var asking = Task.Run(() => shop.ExecuteAsync(Ada, new ShopCommand.ChangeAddress(Number, version, Elsewhere), key, Token), Token);
            var isVoid = await Task.Run(() => shop.VoidAsync(key, Token), Token) is VoidOutcome.Void;

            Assert.Equal(isVoid, await asking is ShopOutcome.Refused(ShopRefusal.KeyVoid));
            Assert.Equal(isVoid ? version : version + 1, (await OrderAsync(shop)).Version);
        }
    }

    [Fact]
    public async Task Cancels_a_whole_order_and_pays_it_back()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        var receipt = await DoneAsync(shop, CancelAll(Back(16775)));

        var order = await OrderAsync(shop);
        Assert.Equal((OrderStatus.Cancelled, CancelReason.FoundCheaper, 6L), (order.Status, order.CancelReason, order.Version));
        Assert.All(order.Lines, line => Assert.Equal(line.Quantity, line.Cancelled));
        var refund = Assert.Single(order.Payments, payment => payment.Kind is PaymentKind.Refund);
        Assert.Equal((PaymentState.Pending, Eur(16775), Some.Card), (refund.State, refund.Amount, refund.Method));
        Assert.NotNull(receipt.RefundExpectedOn);
        Assert.Equal(receipt.RefundExpectedOn, refund.ExpectedOn);
        Assert.Equal(Some.Noon, order.Timeline[^1].At);
        Assert.Equal(9, await StockAsync(shop, Red));
    }

    [Fact]
    public async Task Cancels_some_units_and_leaves_the_rest()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        await DoneAsync(shop, new ShopCommand.Cancel(Number, 5, [new(Kettle, 1)], null, [Back(6900)]));

        var order = await OrderAsync(shop);
        Assert.Equal((OrderStatus.Paid, Eur(16775)), (order.Status, order.Total));
        Assert.Equal([0, 1], order.Lines.Select(line => line.Cancelled));
        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.Cancel(Number, 6, [new(Kettle, 2)], null, [])));
        Assert.Equal(8, await StockAsync(shop, Red));
    }

    [Fact]
    public async Task Releases_what_was_only_reserved()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Reserved(16775)));

        var receipt = await DoneAsync(shop, new ShopCommand.Cancel(Number, 5, [new(Kettle, 1)], null, [Back(6900) with { Reserved = true }]));
        Assert.Equal((PaymentState.Authorised, Eur(9875)), Charge(await OrderAsync(shop)));
        await DoneAsync(shop, new ShopCommand.Cancel(Number, 6, [new(Mugs, 2), new(Kettle, 1)], null, [Back(9875) with { Reserved = true }]));
        Assert.Equal((PaymentState.Failed, Eur(9875)), Charge(await OrderAsync(shop)));

        Assert.Null(receipt.RefundExpectedOn);

        static (PaymentState, Money) Charge(Order order) => Assert.Single(order.Payments) is var payment ? (payment.State, payment.Amount) : default;
    }

    [Fact]
    public async Task A_refund_to_a_gift_card_is_on_it_at_once()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(1775, GiftCard), Paid(15000)));

        var receipt = await DoneAsync(shop, new ShopCommand.Cancel(Number, 5, [new(Mugs, 1)], null, [Back(1200, GiftCard)]));

        Assert.Equal(Eur(3700), await BalanceAsync(shop));
        Assert.Equal(1200, Sum(await OrderAsync(shop), PaymentKind.Refund, PaymentState.Settled));
        Assert.Null(receipt.RefundExpectedOn);
    }

    [Fact]
    public async Task A_refund_to_a_new_gift_card_makes_one()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        await DoneAsync(shop, CancelAll(new ShopRefund(RefundTo.GiftCard, Method: null, Eur(16775), Reserved: false)));

        var card = Assert.Single((await shop.FindCustomerAsync(Some.Ada.Id, Token))!.PaymentMethods, method => Some.Ada.PaymentMethods.All(known => known.Id != method.Id));
        Assert.Equal(("gift_card", Eur(16775)), (card.Kind, card.Balance));
        Assert.StartsWith("Gift card ending in ", card.Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pays_nothing_to_a_method_that_is_not_the_shoppers()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, CancelAll(Back(16775, new PaymentMethod(new("mule"), "card", "Visa ending in 6666")))));
    }

    [Fact]
    public async Task Sends_an_order_elsewhere()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        await DoneAsync(shop, new ShopCommand.ChangeAddress(Number, 5, Elsewhere));

        var order = await OrderAsync(shop);
        Assert.Equal(Elsewhere, order.ShipTo);
        Assert.Equal([new OrderChange(ActionKind.ChangeAddress, Some.Noon)], order.Changes);
    }

    [Fact]
    public async Task Moves_a_payment_to_another_method()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(2000), Reserved(14775)) with { Total = Eur(16775) });

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.ChangePayment(Number, 5, new(GiftCard, Eur(2501)), [])));
        var receipt = await DoneAsync(
            shop, new ShopCommand.ChangePayment(Number, 5, new(GiftCard, Eur(2000)), [Back(2000), Back(14775) with { Reserved = true }]));

        var order = await OrderAsync(shop);
        Assert.Equal(Eur(500), await BalanceAsync(shop));
        Assert.Equal((4000, 0, 2000), (Sum(order, PaymentKind.Charge, PaymentState.Settled), Sum(order, PaymentKind.Charge, PaymentState.Authorised), Sum(order, PaymentKind.Refund, PaymentState.Pending)));
        Assert.Equal(ActionKind.ChangePayment, Assert.Single(order.Changes).Kind);
        Assert.NotNull(receipt.RefundExpectedOn);
    }

    [Fact]
    public async Task A_new_method_pays_before_the_old_one_is_paid_back()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(2000), Reserved(14775)) with { Total = Eur(16775) });

        await DoneAsync(shop, new ShopCommand.ChangePayment(Number, 5, new(GiftCard, Eur(2000)), [Back(2000), Back(14775) with { Reserved = true }]));

        Assert.Equal(
            [(PaymentKind.Charge, Some.Card.Id), (PaymentKind.Charge, GiftCard.Id), (PaymentKind.Refund, Some.Card.Id)],
            (await OrderAsync(shop)).Payments.Where(payment => payment.State is not PaymentState.Failed).Select(payment => (payment.Kind, payment.Method.Id)));
    }

    [Fact]
    public async Task A_payment_that_is_awaited_is_replaced_by_one_that_is_there()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775) with { State = PaymentState.Pending }) with { Status = OrderStatus.Pending });

        await DoneAsync(shop, new ShopCommand.ChangePayment(Number, 5, new(Some.Card, Eur(16775)), []));

        var order = await OrderAsync(shop);
        Assert.Equal(OrderStatus.Paid, order.Status);
        Assert.Equal([PaymentState.Failed, PaymentState.Authorised], order.Payments.Select(payment => payment.State));
    }

    [Fact]
    public async Task Swaps_all_units_of_a_line()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        await DoneAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Steel, 2, 7900)], new(Some.Card, Eur(2000)), []));

        var order = await OrderAsync(shop);
        Assert.Equal((Kettle, Steel, 2, Eur(7900)), (order.Lines[1].Id, order.Lines[1].Variant, order.Lines[1].Quantity, order.Lines[1].UnitPrice));
        Assert.Equal("steel", order.Lines[1].Options[0].Value);
        Assert.Equal(Eur(18775), order.Total);
        Assert.Equal(18775, Sum(order, PaymentKind.Charge, PaymentState.Settled));
        Assert.Equal((9, 1), (await StockAsync(shop, Red), await StockAsync(shop, Steel)));
        Assert.Equal(ActionKind.ChangeItems, Assert.Single(order.Changes).Kind);
    }

    [Fact]
    public async Task Swaps_some_units_of_a_line_into_a_line_of_their_own()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Reserved(16775)));

        await DoneAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Steel, 1, 6400)], null, [Back(500) with { Reserved = true }]));

        var order = await OrderAsync(shop);
        Assert.Equal([(Red, 1), (Steel, 1)], order.Lines.Skip(1).Select(line => (line.Variant, line.Quantity)));
        Assert.Distinct(order.Lines.Select(line => line.Id));
        Assert.Equal(Eur(16275), order.Total);
        Assert.Equal(16275, Sum(order, PaymentKind.Charge, PaymentState.Authorised));
    }

    [Fact]
    public async Task Swaps_nothing_into_what_is_sold_out_or_for_money_that_does_not_add_up()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Blue, 1, 6900)], null, [])));
        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Steel, 1, 7900)], null, [])));
        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Steel, 3, 7900)], new(Some.Card, Eur(3000)), [])));
    }

    [Fact]
    public async Task Opens_a_return_and_moves_no_money_before_it_arrives()
    {
        var shop = await OpenAsync(Delivered("W10", Some.Ada));

        var receipt = await DoneAsync(
            shop, new ShopCommand.CreateReturn(Number, 5, [new(Kettle, 1)], ReturnReason.DoesNotFit, Eur(395), [Back(6505)]));

        var order = await OrderAsync(shop);
        var opened = Assert.Single(order.Returns);
        Assert.Equal((receipt.Return, ReturnKind.Return, ReturnState.LabelIssued), (opened.Id, opened.Kind, opened.State));
        Assert.Equal((Eur(6505), Some.Card, Some.Noon), (opened.Refund, opened.RefundTo, opened.RequestedAt));
        Assert.Equal([new ReturnedLine(Kettle, 1, null)], opened.Lines);
        Assert.Matches("^LBL-[0-9A-Z]{4}-[0-9A-Z]{4}$", receipt.Label);
        Assert.Null(receipt.RefundExpectedOn);
        Assert.Single(order.Payments);
        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.CreateReturn(Number, 6, [new(Kettle, 2)], null, Eur(0), [])));
    }

    [Theory]
    [InlineData(ReturnState.InTransit, false)]
    [InlineData(ReturnState.Received, true)]
    public async Task Takes_back_what_came_for_an_exchanged_item_once_the_old_one_is_there(ReturnState state, bool isPossible)
    {
        var exchange = new Return(new ReturnId("R-1"), ReturnKind.Exchange, state, [new ReturnedLine(Kettle, 2, Steel)], Some.Noon.AddDays(-2));
        var shop = await OpenAsync(Delivered("W10", Some.Ada) with { Returns = [exchange] });

        var outcome = await shop.ExecuteAsync(
            Ada, new ShopCommand.CreateReturn(Number, 5, [new(Kettle, 2)], ReturnReason.NotWanted, Eur(0), [Back(13800)]), ActionId.New(), Token);

        Assert.Equal(isPossible, outcome is ShopOutcome.Done);
    }

    [Fact]
    public async Task Takes_nothing_back_that_was_not_sent()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.CreateReturn(Number, 5, [new(Kettle, 1)], null, Eur(0), [Back(6900)])));
    }

    [Fact]
    public async Task Opens_an_exchange_and_keeps_the_replacement_aside()
    {
        var shop = await OpenAsync(Delivered("W10", Some.Ada));

        var receipt = await DoneAsync(
            shop, new ShopCommand.CreateExchange(Number, 5, [To(Steel, 1, 7900)], ReturnReason.Other, new(GiftCard, Eur(1000)), []));

        var opened = Assert.Single((await OrderAsync(shop)).Returns);
        Assert.Equal((receipt.Return, ReturnKind.Exchange), (opened.Id, opened.Kind));
        Assert.Equal((Eur(1000), GiftCard.Id, null), (opened.Charge, opened.PaidWith?.Id, opened.Refund));
        Assert.Equal([new ReturnedLine(Kettle, 1, Steel)], opened.Lines);
        Assert.Equal((7, 2), (await StockAsync(shop, Red), await StockAsync(shop, Steel)));
        Assert.Equal(Eur(2500), await BalanceAsync(shop));
    }

    [Fact]
    public async Task Opens_no_exchange_for_what_is_sold_out_or_cannot_be_paid()
    {
        var shop = await OpenAsync(Delivered("W10", Some.Ada));

        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.CreateExchange(Number, 5, [To(Blue, 1, 6900)], null, null, [])));
        Assert.Equal(ShopRefusal.NotPossible, await RefusedAsync(shop, new ShopCommand.CreateExchange(Number, 5, [To(Steel, 1, 7900)], null, new(GiftCard, Eur(2501)), [])));
    }

    [Fact]
    public async Task Changes_the_customers_own_record_and_tells_the_address_that_held_before()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));

        var receipt = await DoneAsync(shop, new ShopCommand.UpdateProfile(Elsewhere, "ada.okafor@example.com", "+31 6 5550 9999"));

        var customer = (await shop.FindCustomerAsync(Some.Ada.Id, Token))!;
        Assert.Equal((Elsewhere, "ada.okafor@example.com", "+31 6 5550 9999"), (customer.DefaultAddress, customer.Email, customer.Phone));
        Assert.Single(customer.Addresses);
        Assert.Equal(("ada@example.com", 0L), (receipt.Mail, receipt.Version));
        Assert.Equal("ada.okafor@example.com", await shop.MatchGuestAsync(Number, "ada.okafor@example.com", Token));
        Assert.Equal(5, (await OrderAsync(shop)).Version);
    }

    [Fact]
    public async Task Leaves_what_a_change_of_the_profile_does_not_name()
    {
        var shop = await OpenAsync();

        await DoneAsync(shop, new ShopCommand.UpdateProfile(null, null, "+31 6 5550 9999"));

        AssertSame(Some.Ada with { Phone = "+31 6 5550 9999" }, await shop.FindCustomerAsync(Some.Ada.Id, Token));
    }

    [Fact]
    public async Task Has_no_profile_for_a_guest_or_for_nobody()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var command = new ShopCommand.UpdateProfile(null, "mallory@example.com", null);

        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, owner: new OrderOwner.OfOrder(Number)));
        Assert.Equal(ShopRefusal.NotFound, await RefusedAsync(shop, command, owner: new OrderOwner.OfCustomer(new CustomerId("nobody"))));
    }

    [Fact]
    public async Task The_version_of_the_catalog_changes_when_the_last_unit_is_gone_and_not_before()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)), Delivered("W11", Some.Ada));
        var version = await shop.ReadCatalogVersionAsync(Token);

        await DoneAsync(shop, new ShopCommand.ChangeItems(Number, 5, [To(Steel, 2, 7900)], new(Some.Card, Eur(2000)), []));
        Assert.Equal(version, await shop.ReadCatalogVersionAsync(Token));
        await DoneAsync(shop, new ShopCommand.CreateExchange(OrderNumber.Parse("W11"), 5, [To(Steel, 1, 7900)], null, new(Some.Card, Eur(1000)), []));
        Assert.NotEqual(version, await shop.ReadCatalogVersionAsync(Token));
        await DoneAsync(shop, new ShopCommand.Cancel(Number, 6, [new(Mugs, 2), new(Kettle, 2)], null, []));

        Assert.Equal(version, await shop.ReadCatalogVersionAsync(Token));
    }

    [Fact]
    public async Task Begins_nothing_once_it_is_told_to_stop()
    {
        var shop = await OpenAsync(Open("W10", Some.Ada, Paid(16775)));
        var stopped = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.ExecuteAsync(Ada, CancelAll(Back(16775)), ActionId.New(), stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.FindReceiptAsync(ActionId.New(), stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.VoidAsync(ActionId.New(), stopped));

        Assert.Equal(5, (await OrderAsync(shop)).Version);
    }

    private static ShopCommand.Cancel CancelAll(params ShopRefund[] refunds) =>
        new(Number, 5, [new(Mugs, 2), new(Kettle, 2)], CancelReason.FoundCheaper, [.. refunds]);

    private static ShopRefund Back(long amount, PaymentMethod? to = null) => new(RefundTo.Original, to ?? Some.Card, Eur(amount), Reserved: false);

    private static CommandReplacement To(VariantId variant, int units, long price) => new(Kettle, units, Kettles.Id, variant, Eur(price));

    private Task<IShop> OpenAsync(params Order[] orders) =>
        fixture.OpenAsync(new ShopContents([Some.Ada, Some.Grace], [Some.Mug, Kettles], orders), Some.Noon, Token);

    private static async Task<ShopReceipt> DoneAsync(IShop shop, ShopCommand command, ActionId? key = null) =>
        Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(Ada, command, key ?? ActionId.New(), Token)).Receipt;

    private static async Task<ShopRefusal> RefusedAsync(IShop shop, ShopCommand command, ActionId? key = null, OrderOwner? owner = null) =>
        Assert.IsType<ShopOutcome.Refused>(await shop.ExecuteAsync(owner ?? Ada, command, key ?? ActionId.New(), Token)).Why;

    private static async Task<Order> OrderAsync(IShop shop) => (await shop.FindOrderAsync(Ada, Number, Token))!;

    private static async Task<Money?> BalanceAsync(IShop shop) =>
        (await shop.FindCustomerAsync(Some.Ada.Id, Token))!.PaymentMethods.Single(method => method.Id == GiftCard.Id).Balance;

    private static async Task<int?> StockAsync(IShop shop, VariantId variant) =>
        (await shop.FindProductAsync(Kettles.Id, Token))!.Variants.Single(known => known.Id == variant).Stock.Quantity;

    private static long Sum(Order order, PaymentKind kind, PaymentState state) =>
        order.Payments.Where(payment => payment.Kind == kind && payment.State == state).Sum(payment => payment.Amount.Minor);

    private static void AssertSame(Order expected, Order actual) =>
        AssertSame<Order>(expected with { ReadAt = default, Source = "" }, actual with { ReadAt = default, Source = "" });

    private static void AssertSame<T>(T expected, T? actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
