using Assistant.Brains.Understanding.Intents;

namespace Assistant.Brains.Tests.Understanding.Intents;

public sealed class IntentClassifierTests(OurExamples ours)
{
    private static readonly IntentExample[] Few =
    [
        new("where is my parcel", "track"), new("track my order", "track"), new("order status please", "track"),
        new("has it shipped yet", "track"), new("when does my parcel come", "track"),
        new("cancel my order", "cancel"), new("please cancel it", "cancel"), new("I want to cancel", "cancel"),
        new("stop the order", "cancel"), new("cancel the whole thing", "cancel"),
        new("tell me a joke", "out_of_scope"), new("will it rain tomorrow", "out_of_scope"), new("who won the match", "out_of_scope"),
        new("bake a cake", "out_of_scope"),
    ];

    [Theory]
    [InlineData("cancel W1042", "cancel_order")]
    [InlineData("pls cancle my ordr", "cancel_order")]
    [InlineData("wheres my parcel", "track_order")]
    [InlineData("I'd like my money back for the lamp", "get_refund")]
    [InlineData("I sent it back, when do I get the money", "track_refund")]
    [InlineData("what are your rules on refunds", "check_refund_policy")]
    [InlineData("download the invoice", "get_invoice")]
    [InlineData("where can I look at my invoice", "check_invoice")]
    [InlineData("the stove arrived with a crack", "damaged_item")]
    [InlineData("let me talk to a real person", "contact_human_agent")]
    [InlineData("do you ship to Iceland", "delivery_options")]
    [InlineData("looking for a warm sleeping bag", "product_search")]
    [InlineData("do you have the boots in 41", "stock")]
    [InlineData("do you price match", "policy_question")]
    [InlineData("Good morning", "greeting")]
    [InlineData("yes please", "affirm")]
    [InlineData("no thanks", "deny")]
    public void Recognises_what_the_shipped_examples_teach(string text, string intent)
    {
        var prediction = ours.Classifier.Predict(text);

        Assert.Equal(intent, prediction.Intent);
        Assert.Equal(intent, prediction.Alternatives[0].Intent);
    }

    [Theory]
    [InlineData("what is the capital of Peru")]
    [InlineData("integrate x squared")]
    [InlineData("xkcd qwrt zzgh")]
    [InlineData("Ein Text in einer anderen Sprache")]
    [InlineData("我的订单在哪里")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!!???")]
    public void Rejects_what_no_example_is_like(string text)
    {
        var prediction = ours.Classifier.Predict(text);

        Assert.True(prediction.IsRejected);
        Assert.Equal(IntentNames.OutOfScope, prediction.Intent);
        Assert.NotEqual(IntentNames.OutOfScope, prediction.Best);
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_examples()
    {
        var shuffled = Few.ToArray();
        new Random(3).Shuffle(shuffled);

        var one = IntentClassifier.Train(Few, TestContext.Current.CancellationToken);
        var other = IntentClassifier.Train(shuffled, TestContext.Current.CancellationToken);

        Assert.Equal(one.Save(), other.Save());
        Assert.Equal(IntentModelFormat.CacheKey(Few), IntentModelFormat.CacheKey(shuffled));
    }

    [Fact]
    public void Predicts_the_same_after_saving_and_loading()
    {
        var loaded = IntentClassifier.Load(ours.Classifier.Save());

        Assert.Equal(ours.Classifier.Intents, loaded.Intents);
        foreach (var example in ours.Set.Examples)
        {
            var before = ours.Classifier.Predict(example.Text);
            var after = loaded.Predict(example.Text);
            Assert.Equal((before.Intent, before.Best, before.Confidence), (after.Intent, after.Best, after.Confidence));
            Assert.Equal(before.Alternatives, after.Alternatives);
        }
    }

    [Fact]
    public void Refuses_a_model_that_is_damaged_anywhere()
    {
        var model = IntentClassifier.Train(Few, TestContext.Current.CancellationToken).Save();

        for (var length = 0; length < model.Length; length += 7)
            Assert.Throws<InvalidDataException>(() => IntentClassifier.Load(model.AsMemory(0, length)));
        Assert.Throws<InvalidDataException>(() => IntentClassifier.Load((byte[])[.. model, 0]));
    }

    [Fact]
    public void Refuses_a_model_whose_counts_are_absurd()
    {
        var model = IntentClassifier.Train(Few, TestContext.Current.CancellationToken).Save();
        for (var position = 0; position < 200; position++)
        {
            var damaged = model.ToArray();
            damaged[position] = 0xFF;
            // A changed letter of a name is still a name; what must not happen is a crash of another kind.
            if (Record.Exception(() => IntentClassifier.Load(damaged)) is { } refusal)
                Assert.IsType<InvalidDataException>(refusal);
        }
    }

    [Fact]
    public void Gives_other_examples_another_cache_key() =>
        Assert.NotEqual(IntentModelFormat.CacheKey(Few), IntentModelFormat.CacheKey(Few[..^1]));

    [Fact]
    public void Takes_oos_for_out_of_scope()
    {
        var renamed = Few.Select(example => example with { Intent = example.Intent == "out_of_scope" ? "oos" : example.Intent });

        var classifier = IntentClassifier.Train([.. renamed], TestContext.Current.CancellationToken);

        Assert.Equal(["cancel", "track"], classifier.Intents);
        Assert.True(classifier.Predict("tell me a joke").IsRejected);
    }

    [Fact]
    public void Learns_from_a_single_intent()
    {
        var classifier = IntentClassifier.Train([new("hello", "greeting")], TestContext.Current.CancellationToken);

        Assert.Equal("greeting", Assert.Single(classifier.Predict("hello").Alternatives).Intent);
    }

    [Fact]
    public void Refuses_to_learn_from_nothing_in_scope()
    {
        Assert.Throws<ArgumentException>(() => IntentClassifier.Train([], TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(
            () => IntentClassifier.Train([new("tell me a joke", "out_of_scope")], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Gives_probabilities_that_fall_and_stay_within_bounds()
    {
        foreach (var example in ours.Set.Examples.Where((_, index) => index % 10 == 0))
        {
            var prediction = ours.Classifier.Predict(example.Text);
            Assert.InRange(prediction.Confidence, 0, 1);
            Assert.Equal(3, prediction.Alternatives.Length);
            Assert.Equal(prediction.Alternatives.OrderByDescending(a => a.Probability), prediction.Alternatives);
            Assert.InRange(prediction.Alternatives.Sum(a => a.Probability), 0, 1.0001f);
        }
    }

    [Fact]
    public void Answers_many_threads_alike()
    {
        var texts = ours.Set.Examples.Select(example => example.Text).Take(500).ToArray();
        var alone = texts.Select(text => ours.Classifier.Predict(text).Confidence).ToArray();
        var together = new float[texts.Length];

        Parallel.For(0, texts.Length, i => together[i] = ours.Classifier.Predict(texts[i]).Confidence);

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Stops_training_when_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => IntentClassifier.Train(Few, cancelled.Token));
    }
}
