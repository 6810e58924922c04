using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class AnswerSentencesTests
{
    [Fact]
    public void The_sentence_that_answers_is_quoted_verbatim()
    {
        var answer = Answer(
            "how much is the return label?",
            "You can return most items within 30 days. The return label costs €3.95 in the Netherlands. We are closed on Sundays.");

        Assert.Equal(["The return label costs €3.95 in the Netherlands."], answer);
    }

    [Fact]
    public void A_sentence_that_lacks_only_the_small_words_of_a_phrase_says_it()
    {
        var answer = Answer(
            "where do I go when we cannot agree?",
            "Send a complaint to us by e-mail. We confirm it within two days. A person looks at it afterwards. If you do not agree with us, go to the committee.");

        Assert.Contains("If you do not agree with us, go to the committee.", answer);
    }

    [Fact]
    public void Who_asks_what_the_shop_does_is_told_what_it_does()
    {
        var answer = Answer(
            "what do you do when a parcel is lost?",
            "A parcel is lost after ten days. A lost parcel may still turn up later at your door. We send a new one for every parcel that is lost. Paper is recycled.");

        Assert.Contains("We send a new one for every parcel that is lost.", answer);
    }

    [Theory]
    [InlineData("However, final sale items cannot be returned.")]
    [InlineData("Unless it is faulty, a final sale item stays with you.")]
    [InlineData("Except for hygiene items, the seal does not matter.")]
    [InlineData("Only if the box is unopened do we take it.")]
    [InlineData("But not after the season.")]
    public void A_condition_comes_with_the_sentence_that_it_limits(string condition)
    {
        var answer = Answer("within how many days can I return an item?", $"We like tea. You can return most items within 30 days. {condition} We like tea again.");

        Assert.Equal(["You can return most items within 30 days.", condition], answer);
    }

    [Fact]
    public void A_sentence_comes_with_its_condition_when_the_condition_matches()
    {
        var answer = Answer("are final sale items returnable?", "We take tents back within 30 days. However, final sale items cannot be returned.");

        Assert.Equal(["We take tents back within 30 days.", "However, final sale items cannot be returned."], answer);
    }

    [Fact]
    public void A_list_item_comes_with_its_introduction()
    {
        var answer = Answer("can I return an engraved knife?", "Shipping is fast. These cannot be returned:\n- opened hygiene items\n- an engraved knife\n- rope");

        Assert.Equal(["These cannot be returned:", "- an engraved knife"], answer);
    }

    [Fact]
    public void An_introduction_that_matches_brings_its_list()
    {
        var answer = Answer("what cannot be returned?", "Shipping is fast.\nThese cannot be returned:\n- opened hygiene items\n- an engraved knife\nWe like tea.");

        Assert.Equal(["These cannot be returned:", "- opened hygiene items", "- an engraved knife"], answer);
    }

    [Fact]
    public void A_table_row_is_an_answer()
    {
        var answer = Answer("what does a return from Sweden cost?", "From: Netherlands; Cost: €3.95\nFrom: Sweden; Cost: SEK 110\nFrom: Norway; Cost: NOK 120");

        Assert.Contains("Sweden: SEK 110.", answer);
    }

    [Fact]
    public void A_question_for_a_length_of_time_gets_the_sentence_that_holds_one()
    {
        var answer = Answer("how long does a repair take?", "A repair needs photos. We make a repair within 15 working days. A repair is done in Utrecht.");

        Assert.Contains("We make a repair within 15 working days.", answer);
        Assert.DoesNotContain("A repair is done in Utrecht.", answer);
    }

    [Fact]
    public void Another_word_for_the_same_finds_the_sentence() =>
        Assert.Equal(["The courier rings twice."], Answer("does the postman come again?", "We like tea. The courier rings twice. We rest on Sundays."));

    [Fact]
    public void A_mistyped_word_finds_the_sentence() =>
        Assert.Equal(["An exchange is free."], Answer("exchnage", "We like tea. An exchange is free. We rest on Sundays."));

    [Fact]
    public void The_rule_comes_before_its_special_case()
    {
        var answer = Answer("until when can I return it?", "You can return items within 30 days. In December you can return items within 60 days.");

        Assert.Equal("You can return items within 30 days.", answer[0]);
    }

    [Fact]
    public void Nothing_in_common_gives_the_first_sentence() =>
        Assert.Equal(["The first sentence."], Answer("zebra", "The first sentence. The second sentence."));

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("return return return return label label Sunday days items")]
    public void Every_answer_is_whole_sentences_of_the_passage_in_page_order(string question)
    {
        const string text = "You can return most items within 30 days. The label is €3.95. On Sundays, e.g. 5 July, we rest.\nYou need:\n- the label\n- the item";

        var answer = Answer(question, text);

        var places = answer.Select(sentence => text.IndexOf(sentence, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(answer);
        Assert.All(places, place => Assert.True(place >= 0));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("which payment methods do you take?", 3)]
    [InlineData("do you take PayPal as payment?", 1)]
    public void A_table_answers_as_a_whole_unless_a_row_of_it_is_asked_for(string question, int rows)
    {
        const string text = "Method: Visa, Mastercard; Where: everywhere\nMethod: PayPal; Where: everywhere\nMethod: iDEAL; Where: Netherlands\nYou cannot pay in cash.";

        var answer = AnswerSentences.Select(new Passage(new("payments"), "Payments", "a", ["Payment methods"], "v", 0, text, ["what payment methods do you take?"]), question);

        Assert.Equal(rows, answer.Count(sentence => sentence.Contains("everywhere", StringComparison.Ordinal) || sentence.Contains("Netherlands", StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_beyond_the_heading_tell_which_sentence_is_asked_for()
    {
        const string text = "We do not accept cash or cryptocurrency. You can combine a gift card with one other payment method.";

        var answer = AnswerSentences.Select(new Passage(new("payments"), "Payments", "a", ["Payment methods"], "v", 0, text, []), "which payment methods do you take for cash?");

        Assert.Equal("We do not accept cash or cryptocurrency.", answer[0]);
    }

    [Fact]
    public void Who_names_a_row_gets_no_other_one()
    {
        const string text = "You paid with: iDEAL; It arrives: 1–3 working days\nYou paid with: PayPal; It arrives: 1–2 working days\nYou paid with: Card; It arrives: 3–5 working days";

        Assert.Equal(["PayPal: it arrives 1–2 working days."], Answer("how long until a PayPal payment arrives?", text));
    }

    [Fact]
    public void What_no_row_names_falls_under_the_row_for_all_others()
    {
        const string text = "Product: Tents; Warranty: 5 years\nProduct: Furniture frames; Warranty: 10 years\nProduct: All other products; Warranty: 2 years";

        Assert.Contains("All other products: warranty 2 years.", Answer("how long is the warranty of an accordion?", text));
    }

    [Fact]
    public void A_country_that_is_not_named_is_answered_by_those_that_are()
    {
        const string text = "We fetch your return from your home in the Netherlands, Belgium and Germany. Ask for it by phone. We agree a day with you within 2 working days.";

        Assert.Contains("We fetch your return from your home in the Netherlands, Belgium and Germany.", Answer("does that work in Finland?", text));
    }

    [Theory]
    [InlineData("and an engraved one?", "Engraved items cannot be returned.")]
    [InlineData("and sale items?", "Sale items can be returned within 30 days of delivery.")]
    public void A_further_question_is_answered_by_its_own_words(string question, string expected)
    {
        const string text = "You can return most items. Sale items can be returned within 30 days of delivery. Engraved items cannot be returned. Gas cannot be posted.";

        Assert.Equal(expected, new AnswerSentences(question, "how long can I return a tent?").Best(Passage(text)));
    }

    [Fact]
    public void The_country_stays_until_another_one_is_named()
    {
        const string text = "Delivery to Belgium is free from €75.00. Delivery to Sweden is free from SEK 1,700. Delivery to Japan is never free.";

        Assert.Equal("Delivery to Belgium is free from €75.00.", new AnswerSentences("when is it free?", "what does delivery to Belgium cost?").Best(Passage(text)));
        Assert.Equal("Delivery to Japan is never free.", new AnswerSentences("when is it free in Japan?", "what does delivery to Belgium cost?").Best(Passage(text)));
    }

    [Fact]
    public void The_country_of_the_order_rules_out_what_holds_for_others()
    {
        var text = Passage("You pay no duties inside the EU. For Norway and Switzerland our checkout adds all duties. For Japan the carrier collects the duties from you.");

        Assert.Equal(["For Japan the carrier collects the duties from you."], new AnswerSentences("do I pay extra duties now?", home: "Japan").Select(text));
        Assert.Equal(["For Norway and Switzerland our checkout adds all duties."], new AnswerSentences("do I pay extra duties in Norway?", home: "Japan").Select(text));
        Assert.Contains("You pay no duties inside the EU.", new AnswerSentences("for which countries are there duties?", home: "Japan").Select(text));
    }

    [Fact]
    public void What_holds_for_all_other_countries_holds_for_one_that_is_not_named()
    {
        var text = Passage("A parcel in Belgium or Germany is lost after 7 working days. A parcel to any other country is lost after 15 working days.");

        Assert.Equal(["A parcel to any other country is lost after 15 working days."], new AnswerSentences("when is a parcel lost?", home: "Sweden").Select(text));
        Assert.Contains("A parcel in Belgium or Germany is lost after 7 working days.", new AnswerSentences("when is a parcel lost?", home: "Germany").Select(text));
    }

    [Fact]
    public void The_country_of_the_order_chooses_the_row_of_a_table() =>
        Assert.Equal(
            new AnswerSentences("how long does delivery to Spain take?").Select(Passage(ByCountry)),
            new AnswerSentences("how long does delivery take?", home: "Spain").Select(Passage(ByCountry)));

    [Fact]
    public void No_sentence_is_best_where_none_says_anything_of_it() =>
        Assert.Null(new AnswerSentences("and the xylophone?", "can I return a tent?").Best(Passage("You can return a tent. Gas cannot be posted.")));

    [Fact]
    public void Of_a_long_section_the_passage_that_names_it_speaks()
    {
        var rows = Passage("Country: Sweden; Price: SEK 135\nCountry: Japan; Price: ¥4,500");
        var prose = Passage("Each order has one price. Parcels to islands cost more.");

        Assert.Same(rows, new AnswerSentences("what is the price for Japan?").Speaker(prose, [rows, prose]));
        Assert.Same(prose, new AnswerSentences("do islands cost more?").Speaker(rows, [rows, prose]));
    }

    [Fact]
    public void A_passage_adds_the_kind_of_answer_that_the_first_one_lacks()
    {
        var prices = Passage("A zip costs €35.00. A buckle costs €8.00.");
        var steps = Passage("Send the tent to us. A repair takes 15 working days.");
        var sentences = new AnswerSentences("what does a zip repair cost, and how long does it take?");

        Assert.True(sentences.Adds(prices, steps));
        Assert.False(new AnswerSentences("what does a zip repair cost?").Adds(prices, steps));
    }

    [Fact]
    public void A_question_of_two_kinds_gets_a_sentence_for_each()
    {
        var answer = Answer("what does a new zip cost and how long am I without the tent?", "A new zip costs €35.00 for a tent. Zips come in black, and a zip of a tent is sewn in. The tent is back within 15 working days. We like tea.");

        Assert.Contains("A new zip costs €35.00 for a tent.", answer);
        Assert.Contains("The tent is back within 15 working days.", answer);
    }

    [Theory]
    [InlineData("can I swap a jacket if I live in Norway?", "We cannot swap items outside the EU.")]
    [InlineData("can I swap it in Italy?", "You can swap items in the other EU countries for €9.95.")]
    public void What_is_said_of_the_union_holds_for_its_members_alone(string question, string expected) =>
        Assert.Equal(expected, new AnswerSentences(question).Best(Passage(
            "Please keep the box. You can swap items in the other EU countries for €9.95. We cannot swap items outside the EU.")));

    [Fact]
    public void In_the_union_only_tells_all_others_something() =>
        Assert.Equal("We mend tents in the EU only.", new AnswerSentences("does that hold for Switzerland?", "do you mend tents?").Best(Passage("Tents are mended by hand. We mend tents in the EU only. Tents should be clean.")));

    [Fact]
    public void The_passage_that_names_the_countries_tells_where()
    {
        var terms = Passage("With Klarna you pay within 30 days. Klarna checks each request itself.");
        var methods = Passage("Klarna is there in the Netherlands and Sweden. Cards work everywhere.");

        Assert.True(new AnswerSentences("is Klarna there in France?").SaysWhere(terms, methods));
        Assert.False(new AnswerSentences("is Klarna there?").SaysWhere(terms, methods));
        Assert.False(new AnswerSentences("is Klarna there in France?").SaysWhere(methods, methods));
    }

    [Fact]
    public void Of_a_long_section_the_passage_with_the_kind_that_is_asked_for_speaks()
    {
        var rules = Passage("A packed order can be stopped by a person. It may be too late for a packed order.");
        var times = Passage("We like tea. A person tells you within 2 hours whether the order was stopped.");

        Assert.Same(times, new AnswerSentences("how fast do I know whether the order was stopped?").Speaker(rules, [rules, times]));
    }

    [Theory]
    [InlineData("what does delivery to Spain cost?", new[] { "All other EU countries: arrives in 3–6 days; €11.95." })]
    [InlineData("what does delivery to Tokyo cost?", new[] { "Japan: arrives in 7–12 days; ¥4,500." })]
    [InlineData("what does delivery to Brazil cost?", new[] { "All other countries: arrives in 14 days; €40.00." })]
    [InlineData("what does it cost to Sweden and to Japan?", new[] { "Sweden: arrives in 3–6 days; SEK 135.", "Japan: arrives in 7–12 days; ¥4,500." })]
    public void Of_a_table_by_countries_only_the_rows_of_those_that_are_meant_answer(string question, string[] expected) =>
        Assert.Equal(expected, Answer(question, ByCountry));

    [Theory]
    [InlineData("what does evening delivery cost?")]
    [InlineData("do you deliver in the evening?")]
    public void What_a_phrase_says_beside_the_heading_names_the_row(string question)
    {
        var heading = new[] { "Delivery methods and costs" };
        var rows = Passage("Method: Standard; Arrives: 2 days; Price: €4.95\nMethod: Evening, 17:30–22:00; Arrives: 2 days; Price: €6.95") with { HeadingPath = [.. heading] };
        var prose = Passage("Standard delivery costs €4.95. You pay one delivery price, even for several parcels.") with { HeadingPath = [.. heading] };
        var asked = new AnswerSentences(question);

        Assert.Same(rows, asked.Speaker(prose, [rows, prose]));
        Assert.Equal(["Evening, 17:30–22:00: arrives 2 days; €6.95."], asked.Select(rows));
    }

    [Theory]
    [InlineData("Wales")]
    [InlineData("Northern Ireland")]
    public void A_part_of_a_country_has_the_row_of_that_country(string place) => Assert.Equal(
        ["United Kingdom: label £11.95."],
        Answer($"what is the label from {place}?", "From: United Kingdom; Label: £11.95\nFrom: All EU countries; Label: €9.95\nFrom: All other countries; Label: none"));

    [Theory]
    [InlineData("price?", "All other EU countries: arrives in 3–6 days; €11.95.")]
    [InlineData("and to Japan?", "Japan: arrives in 7–12 days; ¥4,500.")]
    public void A_further_question_keeps_to_the_row_of_its_country(string question, string expected) =>
        Assert.Equal([expected], new AnswerSentences(question, "how long does delivery to Spain take?").Select(Passage(ByCountry)));

    [Theory]
    [InlineData("what does delivery cost?", "Japan: arrives in 7–12 days; ¥4,500.")]
    [InlineData("what does delivery to Spain cost?", "All other EU countries: arrives in 3–6 days; €11.95.")]
    public void What_names_no_country_is_asked_for_the_shoppers_own(string question, string expected) =>
        Assert.Equal([expected], new AnswerSentences(question, home: "japan").Select(Passage(ByCountry)));

    [Fact]
    public void Who_asks_for_a_time_in_a_country_is_told_its_row_before_what_else_names_it() => Assert.Equal(
        "All other EU countries: arrives in 3–6 days; €11.95.",
        Answer("and to Spain, how many days is that?", $"{ByCountry}\nDelivery to other EU countries, such as Spain, costs €11.95 and is free from €150.00.")[0]);

    [Fact]
    public void Who_asks_for_the_way_is_told_every_step()
    {
        var steps = new Passage(
            new("returns"), "Returns", "a", ["How to return"], "v", 0,
            "1. Open your account under Orders.\n2. Choose the items.\n3. Hand in the parcel.\nYou do not need a printer to return an item.", []);

        Assert.Equal(["1. Open your account under Orders.", "2. Choose the items.", "3. Hand in the parcel."], AnswerSentences.Select(steps, "how do I return it?"));
        Assert.DoesNotContain("2. Choose the items.", AnswerSentences.Select(steps, "do I need a printer to return it?"));
    }

    [Fact]
    public void A_table_by_countries_answers_where_a_country_alone_is_asked_for()
    {
        var spray = Passage("Bear spray is delivered in Spain and Austria only.");
        var prices = new Passage(new("delivery"), "Delivery", "a", ["Prices"], "v", 0, ByCountry, []);

        Assert.True(new AnswerSentences("do you deliver to Spain?").IsListedIn([spray], [prices]));
        Assert.False(new AnswerSentences("do you deliver bear spray to Spain?").IsListedIn([spray], [prices]));
    }

    [Fact]
    public void A_sentence_that_names_the_country_stays_before_a_row_for_all_others()
    {
        var near = Passage("Delivery to Belgium and Germany costs €6.95. Delivery is free from €75.00.");
        var prices = new Passage(new("delivery"), "Delivery", "a", ["Prices"], "v", 0, ByCountry, []);

        Assert.False(new AnswerSentences("how much is delivery to Belgium?").IsListedIn([near], [prices]));
        Assert.False(new AnswerSentences("how much is delivery to Ghent?").IsListedIn([near], [prices]));
        Assert.True(new AnswerSentences("how much is delivery to Spain?").IsListedIn([near], [prices]));
        Assert.True(new AnswerSentences("how much is delivery to Japan?").IsListedIn([Passage("Delivery to Japan of a tent costs €90.00.")], [prices]));
    }

    [Theory]
    [InlineData("how fast do you deliver to Belgium?")]
    [InlineData("how fast do you deliver to Antwerp?")]
    public void A_table_with_the_country_goes_before_one_with_a_row_for_all_others(string question)
    {
        var near = new Passage(new("delivery"), "Delivery", "a", ["Prices"], "v", 0, "Where: Netherlands; Arrives in: 1–2 days\nWhere: Belgium, Germany; Arrives in: 2–3 days", []);
        var far = new Passage(new("delivery-abroad"), "Delivery abroad", "a", ["Prices"], "v", 0, ByCountry, []);

        Assert.True(new AnswerSentences(question).IsBetterPlaced([far], [near]));
        Assert.False(new AnswerSentences(question).IsBetterPlaced([near], [far]));
    }

    [Fact]
    public void A_city_is_its_country()
    {
        Assert.Equal(Answer("what does delivery to Spain cost?", ByCountry), Answer("what does delivery to Madrid cost?", ByCountry));
        Assert.Equal(Answer("what does delivery to Japan cost?", ByCountry), Answer("what does delivery to Osaka cost?", ByCountry));
    }

    [Fact]
    public void Every_row_of_a_country_answers_where_none_of_them_is_named()
    {
        const string text = "Method: Express; Where: Belgium; Price: €14.95\nMethod: Express; Where: Sweden; Price: €19.95\nMethod: Standard; Where: Belgium, Sweden; Price: €6.95";

        Assert.Equal(["Express: Belgium; €14.95.", "Standard: Belgium, Sweden; €6.95."], Answer("what do you charge to Belgium?", text));
        Assert.Equal(["Express: Belgium; €14.95."], new AnswerSentences("and express?", "what do you charge to Belgium?").Select(Passage(text)));
    }

    [Fact]
    public void What_holds_in_another_country_is_no_answer()
    {
        const string text = "For the United Kingdom our checkout adds all import duty. For Canada import duty is not included, and the carrier asks you for it. Each parcel has a customs form.";

        Assert.DoesNotContain(Answer("the carrier asks for import duty in the United Kingdom, right?", text), sentence => sentence.Contains("Canada", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_other_things_hold_no_answer_for_the_one_that_was_named()
    {
        var rows = Passage("Status: Packed; Can you cancel?: Only a person can try.\nStatus: Delivered; Can you cancel?: No, but you can return it within 30 days.");
        var prose = Passage("We like tea. A person tells you within 2 hours whether the packed order was stopped.");

        Assert.Same(prose, new AnswerSentences("how fast would I know it?", "can a packed order be stopped?").Speaker(rows, [rows, prose]));
        Assert.Same(rows, new AnswerSentences("how fast would I know it?", "can a delivered order be stopped?").Speaker(rows, [rows, prose]));
    }

    [Fact]
    public void A_further_question_for_an_amount_is_answered_by_one()
    {
        const string text = "A parcel wrapped as a gift holds no prices, and the gift receipt says so. Wrapping costs €3.50. We like tea.";

        Assert.Equal("Wrapping costs €3.50.", new AnswerSentences("and wrapped as a gift, what's that?", "does the parcel hold prices?").Best(Passage(text)));
    }

    [Fact]
    public void Who_asks_where_is_told_a_place()
    {
        const string text = "We e-mail a PDF invoice when a parcel ships. You can download each invoice in your account under Orders. An invoice cannot be split.";

        Assert.Contains("You can download each invoice in your account under Orders.", new AnswerSentences("and where do I find my invoice?", "can the invoice be split?").Select(Passage(text)));
        Assert.Equal("You can download each invoice in your account under Orders.", new AnswerSentences("and where do I see my invoice?", "can I have one?").Best(Passage(text)));
    }

    [Fact]
    public void Without_a_thing_is_another_matter_than_the_thing()
    {
        const string text = "If you forgot your password, we e-mail you a link for a new password. A password must have 12 characters. You can also sign in without a password, with a code. We like tea.";

        Assert.Equal("You can also sign in without a password, with a code.", new AnswerSentences("can I do it without my password?").Best(Passage(text)));
        Assert.Equal("If you forgot your password, we e-mail you a link for a new password.", new AnswerSentences("I forgot my password").Best(Passage(text)));
    }

    [Fact]
    public void Who_asks_for_an_amount_is_told_one_and_nothing_about_amounts()
    {
        const string text = "Delivery in the Netherlands is free from €50.00. Delivery to Belgium is free from €75.00. The free delivery amount is counted after discounts.";

        Assert.Contains("Delivery to Belgium is free from €75.00.", new AnswerSentences("and from what amount is it free?", "how much is delivery to Belgium?").Select(Passage(text)));
    }

    [Theory]
    [InlineData("how long is the warranty on a raincoat?", "All new products")]
    [InlineData("how long is the warranty on a tent?", "Our own tents")]
    public void A_thing_that_no_row_names_falls_under_all_others_and_one_that_a_row_names_does_not(string question, string expected)
    {
        const string text = "Product: All new products; Warranty: 2 years\nProduct: Our own tents and backpacks; Warranty: 5 years\nProduct: Our own furniture frames; Warranty: 10 years";

        Assert.StartsWith(expected, Assert.Single(Answer(question, text)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sentence_says_in_full_is_told_by_it_and_not_by_the_row()
    {
        const string text = "Product: Tents; Warranty: 5 years\nProduct: Lamps; Warranty: 2 years\nTents have a warranty of 5 years from delivery.";

        Assert.Equal(["Tents have a warranty of 5 years from delivery."], Answer("what warranty does a tent have?", text));
    }

    [Fact]
    public void A_row_comes_with_what_is_said_of_its_table()
    {
        const string text = "Holiday: King's Day; 2026: 27 April\nHoliday: Christmas; 2026: 25 December\nWe are closed on the days in the table. Good Friday is a normal working day.";

        Assert.Equal(["Christmas: 25 December (2026).", "We are closed on the days in the table."], Answer("are you there on 25 december?", text));
    }

    [Fact]
    public void Of_rows_that_nobody_named_none_is_left_out_by_chance()
    {
        const string text = "Paid with: iDEAL; Money comes within: 2 days\nPaid with: Cards; Money comes within: 5 days\nPaid with: PayPal; Money comes within: 2 days\nPaid with: Bank transfer; Money comes within: 4 days\nMoney never comes in cash.";

        var answer = Answer("after how many days do I see the sum that you owe me?", text);

        Assert.All(["iDEAL", "Cards", "PayPal", "Bank transfer"], method => Assert.Contains(answer, sentence => sentence.StartsWith($"- {method}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_that_is_named_for_less_than_another_one_is_none_of_the_answer()
    {
        const string text = "Work: Washing a jacket; Price: €20.00\nWork: Zip of a jacket or tent; Price: €35.00\nWork: Buckle; Price: €8.00";

        Assert.Equal(["Zip of a jacket or tent: €35.00."], Answer("what does the zip of my jacket cost?", text));
    }

    [Fact]
    public void A_further_question_that_its_editor_named_begins_with_the_first_sentence()
    {
        var passage = new Passage(new("gift-cards"), "Gift cards", "a", ["How long a gift card is valid"], "v", 0, "A gift card is valid for 5 years. We e-mail its owner 3 months before a saved gift card expires. An expired gift card cannot be paid out. We like tea.", ["do gift cards expire?"]);

        Assert.Equal("A gift card is valid for 5 years.", new AnswerSentences("does it expire?", "can I buy a gift card?").Best(passage));
        Assert.Equal("A gift card is valid for 5 years.", new AnswerSentences("does it expire?", "can I buy a gift card?").Select(passage)[0]);
    }

    [Fact]
    public void A_sentence_that_begins_with_the_very_case_answers_best()
    {
        const string Duties = "Our checkout adds all customs duties to the total for Norway, so there is nothing more to pay. If a carrier asks you for duties, please do not pay and send us a photo.";

        Assert.Equal("If a carrier asks you for duties, please do not pay and send us a photo.", new AnswerSentences("a carrier asks for duties, what do I do?").Best(Passage(Duties)));
        Assert.NotEqual("If a carrier asks you for duties, please do not pay and send us a photo.", new AnswerSentences("are customs duties in the total for Norway?").Best(Passage(Duties)));
    }

    [Fact]
    public void Who_asks_who_pays_is_not_answered_by_a_price()
    {
        var sentences = new AnswerSentences("and who pays the postage?");

        Assert.False(sentences.Fits(["New soles: €65.00."]));
        Assert.True(sentences.Fits(["You pay the postage to us.", "We send it back for €6.95."]));
        Assert.True(new AnswerSentences("what does the postage cost?").Fits(["The postage is €6.95."]));
        Assert.False(new AnswerSentences("what does the postage cost?").Fits(["We post it to you."]));
    }

    [Fact]
    public void A_section_that_speaks_of_the_country_stays_where_words_go_on_with_its_question()
    {
        var duties = Passage("In Japan the carrier collects duties from you.");

        Assert.False(new AnswerSentences("and to Japan?", "do I pay duties at the door?").IsListedIn([duties], [Passage(ByCountry)]));
        Assert.True(new AnswerSentences("and to Japan?", "what does delivery cost?").IsListedIn([Passage("Orders leave on the same day.")], [Passage(ByCountry)]));
    }

    [Fact]
    public void The_section_of_the_country_goes_before_one_without_it()
    {
        var cutOff = Passage("Orders before 16:00 leave on the same day. Orders on Saturday leave on Monday.");
        var sentences = new AnswerSentences("and to Spain, how many days?", "when does my order leave?");

        Assert.True(sentences.IsBetterPlaced([cutOff], [Passage(ByCountry)]));
        Assert.False(sentences.IsBetterPlaced([Passage(ByCountry)], [cutOff]));
        Assert.False(new AnswerSentences("how many days is it to Spain with an order on Saturday?").IsBetterPlaced([cutOff], [Passage(ByCountry)]));
    }

    private const string ByCountry =
        "Country: Sweden; Arrives in: 3–6 days; Price: SEK 135\nCountry: All other EU countries; Arrives in: 3–6 days; Price: €11.95\n"
        + "Country: Japan; Arrives in: 7–12 days; Price: ¥4,500\nCountry: All other countries; Arrives in: 14 days; Price: €40.00";

    private static Passage Passage(string text) => new(new("returns"), "Returns", "a", [], "v", 0, text, []);

    private static ImmutableArray<string> Answer(string question, string text) =>
        AnswerSentences.Select(new Passage(new("returns"), "Returns", "a", [], "v", 0, text, []), question);
}
