using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Shoppers who look for products in the demo shop: what they say, and what the catalog is asked for.</summary>
public sealed class DemoShopProductTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Fact]
    public async Task The_button_of_every_product_card_tells_about_that_product()
    {
        Assert.True(demo.Products.Count > 100);
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me tents");
        foreach (var product in demo.Products)
        {
            var answer = await talk.SayAsync($"Tell me about {product.Title}");

            Assert.True(answer.Text.StartsWith(product.Title, StringComparison.Ordinal), $"{product.Title}: {answer.Text}");
            Assert.Equal("product_question", answer.Intent);
        }
    }

    [Fact]
    public async Task The_time_of_prices_and_stock_is_not_told_with_every_answer()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("do you have the longwinter flask in white?");
        await talk.SayAsync("in pine then?");

        Assert.DoesNotContain("Prices and stock as of", (await talk.SayAsync("and the longwinter flask in white, 1 litre?")).Text);
    }

    [Fact]
    public async Task Another_colour_of_what_was_told_about_is_one_of_its_own()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("have you got the scree 28 in pine");

        Assert.Equal("stock", (await talk.SayAsync("and in another colour?")).Intent);
    }

    [Fact]
    public async Task What_is_asked_of_a_thing_that_was_shown_names_it_to_the_pages()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("have you got any books about camping with kids");
        await talk.SayAsync("how often can i download it");

        Assert.Contains(talk.Pages.Asked, query => query.Contains("how often can i download it", StringComparison.Ordinal) && query.Contains("books", StringComparison.Ordinal));
    }

    [Theory]

    // Price.
    [InlineData("tents under 100 euro", "\"max_price\":10000", "\"kind\":\"tents\"")]
    [InlineData("a rain jacket for less than 100", "\"max_price\":10000", "\"kind\":\"rain jacket\"")]
    [InlineData("sleeping bags between 50 and 100 euros", "\"min_price\":5000", "\"max_price\":10000")]
    [InlineData("backpack around 100 euro", "\"min_price\":8000", "\"max_price\":12000")]
    [InlineData("hiking boots, max 200", "\"max_price\":20000")]
    [InlineData("lamps cheaper than \u20ac60", "\"max_price\":6000")]
    [InlineData("tent over 500 euro", "\"min_price\":50000")]
    [InlineData("I need a stove, my budget is 60 euros", "\"max_price\":6000", "\"kind\":\"stove\"")]
    [InlineData("headlamps less than 50 quid", "\"max_price\":5000", "\"currency\":\"GBP\"")]

    [InlineData("a rain jacket, nothing over 100", "\"max_price\":10000", "\"kind\":\"rain jacket\"")]

    [InlineData("a warm jumper, it shouldn't cost more than 90 euro", "\"max_price\":9000", "\"kind\":\"warm jumper\"")]
    [InlineData("a sofa that mustn't be under 500 euro", "\"min_price\":50000")]
    [InlineData("what do you have from hollowpine for less than 50 euro", "\"brand\":\"Hollowpine\"", "\"max_price\":5000")]
    [InlineData("which of your jackets are reduced", "\"reduced\":true", "\"kind\":\"jackets\"")]

    // The thing among other words.
    [InlineData("hes starting school soon, we need a green backpack", "\"kind\":\"backpack\"")]
    [InlineData("my old one broke on friday, have you got headlamps under 60 euro", "\"kind\":\"headlamps\"")]
    [InlineData("we're walking in scotland in may, which rain jacket under 300 euro would keep us dry", "\"kind\":\"rain jacket\"")]
    [InlineData("they've asked for a picnic blanket under 90 euro", "\"kind\":\"picnic blanket\"")]
    [InlineData("four of us want to sleep in it, which tent", "\"dimension\":\"people\",\"min\":4", "\"kind\":\"tent\"")]

    // What is not wanted.
    [InlineData("i need a pillow but no feathers, they make me sneeze", "\"unwanted\":[\"feathers\"]", "\"kind\":\"pillow\"")]
    [InlineData("rain jackets, not black", "\"unwanted\":[\"black\"]", "\"kind\":\"rain jackets\"")]
    [InlineData("a backpack, no blue or black please", "\"unwanted\":[\"blue\",\"black\"]")]
    [InlineData("a jacket without a hood", "\"unwanted\":[\"hood\"]", "\"kind\":\"jacket\"")]
    [InlineData("a jacket, not black but green", "\"unwanted\":[\"black\"]", "\"options\":[\"green\"]")]

    // People.
    [InlineData("I need a tent for 2 adults and 2 kids", "\"dimension\":\"people\",\"min\":4", "\"kind\":\"tent\"")]

    // Options.
    [InlineData("do you have green tents?", "\"options\":[\"green\"]")]
    [InlineData("hiking boots size 42", "\"options\":[\"42\"]")]
    [InlineData("hiking boots EU 42 in slate", "\"options\":[\"42\",\"slate\"]")]
    [InlineData("red rain jacket XL", "\"options\":[\"red\",\"XL\"]", "\"kind\":\"rain jacket\"")]

    // Stock, brand, rating, order.
    [InlineData("which tents are in stock?", "\"in_stock\":true")]
    [InlineData("show me Vinterlei tents", "\"brand\":\"Vinterlei\"", "\"kind\":\"tents\"")]
    [InlineData("sleeping bags from Hollowpine", "\"brand\":\"Hollowpine\"")]
    [InlineData("a tent with at least 4 stars", "\"min_rating\":4")]
    [InlineData("well rated hiking boots", "\"min_rating\":4")]
    [InlineData("the best rated backpacks", "\"sort\":\"rating\"")]
    [InlineData("show me your cheapest tent", "\"sort\":\"price_ascending\"")]
    [InlineData("what is the most expensive sofa you have?", "\"sort\":\"price_descending\"")]
    [InlineData("which tent is the lightest", "\"sort\":\"weight\"", "\"kind\":\"tent\"")]

    // Use and recipient.
    [InlineData("a tent for camping in rain", "\"uses\":[\"camping\",\"rain\"]", "\"kind\":\"tent\"")]
    [InlineData("sleeping bag for winter", "\"uses\":[\"winter\"]")]
    [InlineData("do you have anything for kids?", "\"uses\":[\"kids\"]")]
    [InlineData("gift for a child under 30", "\"uses\":[\"kids\"]", "\"max_price\":3000")]
    [InlineData("what do you recommend for hiking in winter?", "\"uses\":[\"hiking\",\"winter\"]")]

    // Measures, and numbers that are no prices.
    [InlineData("two person tent", "\"dimension\":\"people\",\"min\":2")]
    [InlineData("a tent for four people under 500 euro", "\"min\":4", "\"max_price\":50000")]
    [InlineData("tent for 2", "\"dimension\":\"people\",\"min\":2")]
    [InlineData("a stove that weighs less than half a kilo", "\"dimension\":\"weight\",\"max\":500", "\"kind\":\"stove\"")]
    [InlineData("a sleeping bag for minus five degrees", "\"dimension\":\"temperature\",\"max\":-5", "\"kind\":\"sleeping bag\"")]
    [InlineData("4-man tent", "\"dimension\":\"people\",\"min\":4")]
    [InlineData("backpack 60 l", "\"dimension\":\"volume\",\"min\":54000")]
    [InlineData("tent under 1.5 kg", "\"dimension\":\"weight\",\"max\":1500")]
    [InlineData("a rope of 70 m", "\"dimension\":\"length\",\"min\":63000")]
    public async Task What_is_said_becomes_a_typed_filter(string words, params string[] arguments)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.All(arguments, argument => Assert.Contains(argument.Replace(" ", "", StringComparison.Ordinal), Search(answer)));
    }

    [Theory]
    [InlineData("two person tent")]
    [InlineData("a tent for 4")]
    [InlineData("tent with 4 stars or more")]
    [InlineData("backpack 60 l")]
    [InlineData("backpack between 40 and 60 litres")]
    [InlineData("sleeping bag for temperatures around 10")]
    [InlineData("boots size 42")]
    public async Task A_number_of_something_else_is_no_price(string words) =>
        Assert.DoesNotContain("price", Search(await Talk.InDemoShop(demo).SayAsync(words)));

    [Theory]
    [InlineData("two person tent", "Skerry 2 trekking tent", "groundsheet")]
    [InlineData("tent pegs", "We don't sell that (tent pegs)", "\u20ac")]
    [InlineData("do you have a case for a torch?", "We don't sell that (case)", "\u20ac")]
    [InlineData("I'm looking for a canoe", "We don't sell that (canoe)", "\u20ac")]
    [InlineData("do you sell bicycles?", "We don't sell that (bicycles)", "\u20ac")]
    [InlineData("do you sell laptops?", "I found none called \u201claptops\u201d.", "We don't sell")]
    [InlineData("do you have a head set?", "We don't sell that (head set)", "\u20ac")]
    [InlineData("raincoat", "Squall rain jacket", "We don't sell")]
    [InlineData("rain coat", "Squall rain jacket", "We don't sell")]
    [InlineData("sleepingbag", "sleeping bag", "We don't sell")]
    [InlineData("sleping bags", "sleeping bag", "We don't sell")]
    [InlineData("a couch", "Polder three-seat sofa", "covers")]
    [InlineData("i need pegs for my tent", "Family tents", "\u20ac")]
    [InlineData("gas for my stove", "Screw-on gas cartridge", "We don't sell")]
    [InlineData("what's good for toddlers?", "for kids:", "We don't sell")]
    [InlineData("wool blanket in green or red", "Herringbone wool blanket", "none")]
    [InlineData("do you have hiking poles", "Stilt folding trekking poles", "We don't sell")]
    [InlineData("flashlight", "Beacon 1200 torch", "We don't sell")]
    [InlineData("backpack", "Col trekking backpack", "Pack rain cover")]
    [InlineData("green tents", "tent (Pine)", "We don't sell")]
    [InlineData("jacket waterproof", "rain jacket", "We don't sell")]
    public async Task Finds_the_thing_and_not_what_goes_with_it(string words, string found, string never)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.Contains(found, answer.Text);
        Assert.DoesNotContain(never, answer.Text);
    }

    [Theory]
    [InlineData("tents under 50 euro", "I found none up to \u20ac50.00. Without that, the nearest are:\n- Pop Duo festival tent")]
    [InlineData("purple hiking boots", "I found none in purple. Without that, the nearest are:")]
    [InlineData("tent for 20 people", "I found none for 20 people.")]
    [InlineData("electric tent", "I found none called \u201celectric tent\u201d.")]
    [InlineData("tents under 50 euro from Stonewick", "I found none up to \u20ac50.00 and from Stonewick.")]
    public async Task An_empty_result_says_what_was_given_up(string words, string said) =>
        Assert.Contains(said, (await Talk.InDemoShop(demo).SayAsync(words)).Text);

    [Fact]
    public async Task A_search_is_narrowed_and_widened_over_turns()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me tents");
        Assert.Contains("\"max_price\":45000", Search(await talk.SayAsync("under 450")));
        Assert.Contains("\"options\":[\"green\"]", Search(await talk.SayAsync("in green")));
        var people = Search(await talk.SayAsync("and for two people?"));
        Assert.Contains("\"people\",\"min\":2", people);
        Assert.Contains("\"max_price\":45000", people);
        Assert.Contains("\"kind\":\"tents\"", people);
        Assert.DoesNotContain("max_price", Search(await talk.SayAsync("remove the price limit")));
        var blue = Search(await talk.SayAsync("in red instead"));
        Assert.Contains("\"options\":[\"red\"]", blue);
        Assert.DoesNotContain("options", Search(await talk.SayAsync("any colour")));
    }

    [Fact]
    public async Task More_results_follow_the_first_until_there_are_none()
    {
        var talk = Talk.InDemoShop(demo);
        var first = await talk.SayAsync("show me tents");
        Assert.Contains("Show me more", first.Suggestions);

        var second = await talk.SayAsync("show me more");

        Assert.Contains("\"skip\":5", Search(second));
        Assert.Empty(Titles(first).Intersect(Titles(second)));
        await talk.SayAsync("more please");
        Assert.Contains("That was all", (await talk.SayAsync("more")).Text);
    }

    [Fact]
    public async Task Similar_products_are_of_the_same_category_and_cheaper_where_asked()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me sleeping bags");
        var similar = await talk.SayAsync("something similar to the first one");
        var cheaper = await Talk.InDemoShop(demo).SayAsync("anything like the Eider -15 winter sleeping bag but cheaper");

        Assert.Contains("These are similar to", similar.Text);
        Assert.Contains("\"similar_to\"", Search(similar));
        Assert.Contains("similar to Eider -15 winter sleeping bag and cost less", cheaper.Text);
        Assert.Contains("Eider 0 down sleeping bag", cheaper.Text);
        Assert.DoesNotContain("\n- Eider -15", cheaper.Text);
    }

    [Theory]
    [InlineData("compare the first two")]
    [InlineData("compare the first and the second one")]
    public async Task Two_shown_products_are_compared(string words)
    {
        var talk = Talk.InDemoShop(demo);
        var shown = Titles(await talk.SayAsync("show me sleeping bags"));

        var answer = await talk.SayAsync(words);

        Assert.Contains("compared:", answer.Text);
        Assert.Contains("- Price: ", answer.Text);
        Assert.Contains("- Comfort temperature: ", answer.Text);
        Assert.Contains("as of", answer.Text);
        Assert.Equal(2, shown.Take(2).Count(title => answer.Text.Contains(title.Split(" (")[0], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("which is lighter, Skerry 2 or Whisper 2?", "Whisper 2 ultralight tent is the lighter one.")]
    [InlineData("which one is cheaper, the Skerry 2 trekking tent or the Whisper 2 ultralight tent?", "Skerry 2 trekking tent is the cheaper one.")]
    [InlineData("which is cheaper, the corner sofa or the sofa bed?", "Harbour sofa bed is the cheaper one.")]
    [InlineData("Skerry 2 vs Skerry 3", "Skerry 2 trekking tent and Skerry 3 trekking tent compared:")]
    public async Task Named_products_are_compared(string words, string said) =>
        Assert.Contains(said, (await Talk.InDemoShop(demo).SayAsync(words)).Text);

    [Fact]
    public async Task A_variant_that_is_out_of_stock_names_what_there_is()
    {
        var (product, variant) = demo.Products.SelectMany(product => product.Variants, (product, variant) => (product, variant))
            .First(pair => pair.product.Variants.Length > 4 && !pair.variant.Stock.Available
                && pair.variant.Options is [{ Name: "colour" }, { Name: "size" }] && pair.variant.Options[1].Value.Length is 2
                && pair.product.Variants.Any(other => other.Stock.Available && other.Options[1] == pair.variant.Options[1]));
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync($"Tell me about {product.Title}");

        var answer = await talk.SayAsync($"do you have it in {variant.Options[0].Value.ToLowerInvariant()}, size {variant.Options[1].Value}?");

        Assert.Contains("not in stock", answer.Text);
        Assert.Contains($"In stock with {variant.Options[1].Value}:", answer.Text);
        Assert.Contains("as of", answer.Text);
    }

    [Fact]
    public async Task A_vague_present_is_asked_about_once()
    {
        var talk = Talk.InDemoShop(demo);
        var asked = await talk.SayAsync("I need a present");
        var answer = await talk.SayAsync("no idea, about 50 euro");

        Assert.Contains("Who or what is it for", asked.Text);
        Assert.Empty(asked.Calls);
        Assert.Contains("\u20ac", answer.Text);

        var clueless = Talk.InDemoShop(demo);
        await clueless.SayAsync("I need a gift");
        Assert.Contains("\u20ac", (await clueless.SayAsync("for my mum")).Text);
    }

    [Fact]
    public async Task What_nothing_meets_is_not_looked_for_any_longer()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("tents under 50 euro");

        Assert.DoesNotContain("max_price", Search(await talk.SayAsync("in green")));
    }

    [Theory]
    [InlineData("boots size 42", "waterproof ones", "\"kind\":\"waterproofboots\"")]
    [InlineData("tents", "cheaper", "\"max_price\":")]
    [InlineData("tents under 200", "i want something light for hiking solo", "\"uses\":[\"hiking\"]")]
    [InlineData("tents", "gift for a 5 year old under 20 euros", "\"max_price\":2000")]
    [InlineData("tents", "which is the lightest?", "\"sort\":\"weight\"")]
    [InlineData("tents", "only what is in stock", "\"in_stock\":true")]
    [InlineData("tents", "from Vinterlei", "\"brand\":\"Vinterlei\"")]
    [InlineData("jackets in red", "show me everything from Stonewick", "\"brand\":\"Stonewick\"}")]
    [InlineData("tents", "backpack between 40 and 60 litres", "\"dimension\":\"volume\"")]
    [InlineData("tents", "what about a stove?", "\"kind\":\"stove\"")]
    [InlineData("tents", "Hi, we are a family of four going camping in October, which tent would you recommend? budget 700", "\"kind\":\"tent\"")]
    [InlineData("tents", "what about sleeping bags?", "\"kind\":\"sleepingbags\"")]
    public async Task What_follows_a_search_changes_it_or_begins_another(string first, string then, string argument)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync($"show me {first}");

        Assert.Contains(argument, Search(await talk.SayAsync(then)));
    }

    [Fact]
    public async Task Who_has_named_a_present_once_is_not_asked_again()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("I need a present");

        var answer = await talk.SayAsync("for my wife, she likes cooking, max 80");

        Assert.Contains("\"uses\":[\"cooking\"]", Search(answer));
        Assert.Contains("\"max_price\":8000", Search(answer));
        Assert.Contains("up to \u20ac80.00", answer.Text);
    }

    [Fact]
    public async Task A_product_that_is_named_is_answered_for_itself()
    {
        var answer = await Talk.InDemoShop(demo).SayAsync("do you have the Fellwalker Mid hiking boots in pink?");

        Assert.Contains("There is no Fellwalker Mid hiking boots in pink.", answer.Text);
        Assert.Contains("- Colour: Chestnut and Slate", answer.Text);
    }

    [Theory]
    [InlineData("which sizes are in stock?", "- Size: XS, S, M, L and XL")]
    [InlineData("which colours do you have?", "- Colour: Plum, Sage and Indigo")]
    public async Task Sizes_and_colours_are_those_of_the_product_that_is_spoken_of(string words, string said)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("women's rain jacket size S, purple");

        Assert.Contains(said, (await talk.SayAsync(words)).Text);
    }

    [Fact]
    public async Task Cheaper_than_what_was_shown_is_a_price_in_the_shops_currency()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me sofas");

        Assert.Contains("\u20ac", (await talk.SayAsync("cheaper ones")).Text.Split('\n')[0]);
    }

    private static string Search(Spoken answer) =>
        Assert.Single(answer.Calls, call => call.StartsWith("search_catalog", StringComparison.Ordinal)).Replace(" ", "", StringComparison.Ordinal);

    private static List<string> Titles(Spoken answer) =>
        [.. answer.Text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Split(": \u20ac")[0])];

    [Theory]
    [InlineData("do you have a groundsheet for the Skerry 3", null, "Skerry groundsheet (Skerry 3): \u20ac47.95")]
    [InlineData("what does the Longhaul duffel cost in 70 litres", null, "70 L): \u20ac134.00")]
    [InlineData("Tell me about Longhaul duffel", "and the largest one?", "90 L: \u20ac149.00")]
    [InlineData("which sizes do the Gecko climbing shoes come in", "49?", "There is no Gecko climbing shoes in 49.")]
    [InlineData("do you have the Polestar satellite messenger", null, "on pre-order")]
    [InlineData("Tell me about Air Harbour 5 inflatable tent", "how much was it before?", "instead of \u20ac999.00")]
    [InlineData("Tell me about Duinrand 6 family tent", "how many people sleep in it?", "Capacity: 6 people")]
    [InlineData("how much is the eider", null, "Eider 0 down sleeping bag")]
    [InlineData("how much is the eider", null, "Eider -15 winter sleeping bag")]
    [InlineData("enamel mug?", null, "Enamel mug with your name")]
    public async Task A_question_about_one_thing_is_answered_with_its_own_facts(string first, string? then, string said)
    {
        var talk = Talk.InDemoShop(demo);
        var answer = await talk.SayAsync(first);
        answer = then is null ? answer : await talk.SayAsync(then);

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("does it come with a bag?")]
    [InlineData("is it waterproof")]
    [InlineData("whats the wattage")]
    [InlineData("and how many poles does it have?")]
    public async Task What_the_catalog_does_not_state_is_said_to_be_unknown_and_offers_a_person(string question)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("Tell me about Mote micro stove");

        var answer = await talk.SayAsync(question);

        Assert.Contains("don't say that", answer.Text, StringComparison.Ordinal);
        Assert.Contains("person", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("titanium", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Skerry 2 trekking tent", "can it stand up to wind", "the low corners shrug off wind", "Capacity")]
    [InlineData("Mote micro stove", "does it simmer well?", "It simmers as well as it roars", "Warranty")]
    public async Task What_only_the_description_tells_is_told_by_its_sentence(string product, string question, string said, string never)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync($"Tell me about {product}");

        var answer = await talk.SayAsync(question);

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(never, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is it in stock?")]
    [InlineData("can it be returned?")]
    [InlineData("how much does it cost")]
    [InlineData("does it ship to Norway")]
    public async Task What_prices_stock_or_pages_tell_is_no_unknown_property(string question)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("Tell me about Mote micro stove");

        Assert.DoesNotContain("don't say that", (await talk.SayAsync(question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gift for my dad who hikes", "hiking")]
    [InlineData("a present for my sister who loves to camp", "camping")]
    [InlineData("something for my uncle who goes climbing", "climbing")]
    public async Task What_somebody_does_is_what_a_present_is_for(string words, string use) =>
        Assert.Contains($"\"uses\":[\"{use}\"]", Search(await Talk.InDemoShop(demo).SayAsync(words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("tell me when it's back in stock")]
    [InlineData("please let me know when the fern one is available again")]
    [InlineData("I'd like to be notified as soon as they are back in stock")]
    public async Task Who_wants_to_hear_when_something_is_back_is_answered_by_the_pages(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("Tell me about Skerry 2 trekking tent");
        await talk.SayAsync(words);

        Assert.Contains(talk.Pages.Asked, query => query.Contains("back in stock alert", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("when will it be back in stock?")]
    [InlineData("can you tell me if the Skerry 2 is in stock")]
    public async Task When_something_is_back_is_told_by_its_stock(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("Tell me about Skerry 2 trekking tent");

        Assert.Contains("not in stock, more expected", (await talk.SayAsync(words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_pre_order_is_never_in_stock() =>
        Assert.DoesNotContain("in stock", (await Talk.InDemoShop(demo).SayAsync("Tell me about Polestar satellite messenger")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_cheaper_one_of_another_sort_comes_before_a_dearer_one_of_the_same()
    {
        var answer = await Talk.InDemoShop(demo).SayAsync("something like the Bastion 2 but cheaper");

        Assert.Contains("cost less", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bastion 2 winter tent (", answer.Text, StringComparison.Ordinal);
    }
}
