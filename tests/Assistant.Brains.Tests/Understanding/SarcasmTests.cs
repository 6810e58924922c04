using Assistant.Brains.Understanding.Messages;
using Assistant.Core.Text;

namespace Assistant.Brains.Tests.Understanding;

public sealed class SarcasmTests
{
    [Theory]
    [InlineData("Bravo, the lamp is broken again", true)]
    [InlineData("oh great, still no parcel", true)]
    [InlineData("what a brilliant lamp!", false)]
    [InlineData("great, thank you", false)]
    [InlineData("the lamp is broken", false)]
    public void Praise_beside_a_grievance_is_no_praise(string text, bool isSarcasm) =>
        Assert.Equal(isSarcasm, Sarcasm.IsIn(TextFolding.Fold(text)));
}
