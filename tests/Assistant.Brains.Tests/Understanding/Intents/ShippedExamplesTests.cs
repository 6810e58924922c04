namespace Assistant.Brains.Tests.Understanding.Intents;

public sealed class ShippedExamplesTests(OurExamples ours)
{
    [Fact]
    public void Have_no_faults() => Assert.Empty(ours.Set.Faults);

    [Fact]
    public void Are_many_enough_and_balanced() =>
        Assert.All(ours.Set.Examples.CountBy(example => example.Intent), intent => Assert.InRange(intent.Value, 60, 150));

    [Fact]
    public void Cover_every_intent_that_shops_are_asked_about()
    {
        string[] needed =
        [
            "affirm", "bot_identity", "cancel_order", "change_order", "change_shipping_address", "check_cancellation_fee", "check_invoice",
            "check_payment_methods", "check_refund_policy", "complaint", "contact_customer_service", "contact_human_agent",
            "create_account", "damaged_item", "delete_account", "delivery_options", "delivery_period", "deny", "edit_account",
            "exchange_item", "get_invoice", "get_refund", "gift_card", "goodbye", "greeting", "missing_parcel",
            "newsletter_subscription", "order_history", "out_of_scope", "payment_issue", "place_order", "policy_question",
            "product_question", "product_search", "promotions", "recover_password", "registration_problems", "return_item", "review",
            "set_up_shipping_address", "stock", "switch_account", "thanks", "track_order", "track_refund", "warranty",
        ];

        Assert.Equal(needed, ours.Set.Examples.Select(example => example.Intent).Distinct().Order(StringComparer.Ordinal));
    }
}
