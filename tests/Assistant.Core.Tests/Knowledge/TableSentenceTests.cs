using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class TableSentenceTests
{
    [Theory]
    [InlineData("Destination: Norway, Switzerland; Arrives in: 4–7 working days; Price: €16.95", "Norway, Switzerland: arrives in 4–7 working days; €16.95.")]
    [InlineData("You paid with: PayPal; The money arrives after we send it: 1–2 working days", "PayPal: 1–2 working days.")]
    [InlineData("Holiday: King's Day; 2026: 27 April; 2027: 27 April", "King's Day: 27 April (2026); 27 April (2027).")]
    [InlineData("Method: Express; Price: €9.95; Free from: never", "Express: €9.95; Free from: never.")]
    [InlineData("Status: Received; Can you cancel?: Yes, at once.", "Received: can you cancel? Yes, at once.")]
    [InlineData("Destination: Japan; Price: ¥4,500; Free from: never free", "Japan: ¥4,500; never free.")]
    [InlineData("Status: Packing; What it means: The warehouse is packing your items.", "Packing: The warehouse is packing your items.")]
    [InlineData("You return from: Chile; Return label: no label: you choose the carrier", "Chile: no label: you choose the carrier.")]
    [InlineData("Product: Tents; Warranty from delivery: 5 years", "Tents: warranty 5 years from delivery.")]
    [InlineData("Data: Account; Kept for: until you delete it", "Account: kept until you delete it.")]
    [InlineData("Data: Chat; Kept for: 24 months", "Chat: kept for 24 months.")]
    public void A_row_reads_as_a_sentence(string row, string sentence)
    {
        Assert.True(TableSentence.IsRow(row));
        Assert.Equal(sentence, TableSentence.Of(row));
    }

    [Theory]
    [InlineData("Send us the order number; we do the rest.")]
    [InlineData("You need: the label")]
    [InlineData("")]
    public void Other_text_is_no_row(string text) => Assert.False(TableSentence.IsRow(text));
}
