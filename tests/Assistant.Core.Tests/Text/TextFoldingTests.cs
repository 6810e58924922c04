using System.Globalization;
using System.Text;
using Assistant.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Core.Tests.Text;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Hello", "hello")]
    [InlineData("  two \t\r\n spaces ", "two spaces")]
    [InlineData("Ｗ１０４２", "w1042")]
    [InlineData("W١٠٤٢", "w1042")]
    [InlineData("W۱۰۴۲", "w1042")]
    [InlineData("W१०४२", "w1042")]
    [InlineData("W\u200B10\u200D42\uFEFF", "w1042")]
    [InlineData("W10\u00AD42", "w1042")]
    [InlineData("\u202EW1042\u202C", "w1042")]
    [InlineData("\u2066W1042\u2069", "w1042")]
    [InlineData("it\u2019s \u201Cfine\u201D", "it's \"fine\"")]
    [InlineData("`a\u00B4b", "'a'b")]
    [InlineData("W\u2010042 \u2013 yes", "w-042 - yes")]
    [InlineData("\u00A0\u2003x\u3000y", "x y")]
    [InlineData("ＡＢＣ！", "abc!")]
    public void Folds_what_looks_the_same_to_the_same(string text, string folded) =>
        Assert.Equal(folded, TextFolding.Fold(text));

    [Theory]
    [InlineData("ﬁne ① ½", "fine 1 1⁄2")]
    [InlineData("Cafe\u0301", "caf\u00E9")]
    public void Folds_compatibility_forms_where_the_host_can(string text, string folded)
    {
        if ("\u2460".Normalize(NormalizationForm.FormKC) != "1")
            Assert.Skip("This host runs without ICU, which normalisation needs.");

        Assert.Equal(folded, TextFolding.Fold(text));
    }

    [Fact]
    public void Drops_tag_characters()
    {
        var hidden = string.Concat("cancel".Select(letter => char.ConvertFromUtf32(0xE0000 + letter)));

        Assert.Equal("hello", TextFolding.Fold($"hel{hidden}lo"));
    }

    [Fact]
    public void Folds_every_decimal_digit_of_the_basic_plane()
    {
        var digits = Enumerable.Range(0, 0xD800).Select(code => (char)code).Where(char.IsDigit).ToArray();

        Assert.True(digits.Length > 300);
        Assert.All(digits, digit => Assert.Equal(
            CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture), TextFolding.Fold(digit.ToString())));
    }

    [Fact]
    public void Caps_runs_of_combining_marks()
    {
        var folded = TextFolding.Fold("z" + new string('\u0336', 1000) + "y");

        Assert.StartsWith("z", folded, StringComparison.Ordinal);
        Assert.EndsWith("y", folded, StringComparison.Ordinal);
        Assert.InRange(folded.Length, 2, 6);
    }

    [Fact]
    public void Keeps_a_letter_of_another_alphabet_apart() =>
        Assert.NotEqual(TextFolding.Fold("W1042"), TextFolding.Fold("\u051C1042"));

    [Fact]
    public void Survives_lone_surrogates_and_nul() =>
        Assert.Equal("a\uFFFDb c\uFFFD", TextFolding.Fold("a\uD800b\0c\uDC00"));

    [Fact]
    public void Changes_nothing_the_second_time()
    {
        foreach (var text in EveryCharacterInContext())
        {
            var once = TextFolding.Fold(text);
            Assert.Equal(once, TextFolding.Fold(once));
        }
    }

    [Fact]
    public void Folds_plain_text_as_it_folds_any()
    {
        var plain = Gen.Choose(0, 127).Select(code => (char)code).ListOf().Select(characters => string.Concat(characters));

        Prop.ForAll(plain.ToArbitrary(), text => TextFolding.Fold(text) == TextFolding.FoldWithOffsets(text).Text).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.Equal("a b", TextFolding.Fold($" A {new string('\t', 600)}b "));
    }

    [Fact]
    public void Knows_where_each_character_came_from()
    {
        const string Text = "  Order\u200B  Ｗ１０\u200B４２ ok";

        var folded = TextFolding.FoldWithOffsets(Text);

        Assert.Equal("order w1042 ok", folded.Text);
        Assert.Equal("Ｗ１０\u200B４２", Text[folded.InOriginal(folded.Text.IndexOf("w1042", StringComparison.Ordinal), 5)]);
    }

    [Fact]
    public void Refuses_a_part_outside_the_text()
    {
        var folded = TextFolding.FoldWithOffsets("abc");

        Assert.Throws<ArgumentOutOfRangeException>(() => folded.InOriginal(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => folded.InOriginal(0, 0));
    }

    /// <summary>Each character alone, after a letter, after a space and before a mark, and long random mixtures.</summary>
    private static IEnumerable<string> EveryCharacterInContext()
    {
        for (var code = 1; code <= 0x1FFFF; code++)
        {
            if (!Rune.IsValid(code))
                continue;

            var character = char.ConvertFromUtf32(code);
            yield return $"{character}x{character} {character}\u0301 e{character}\u0307";
        }

        var random = new Random(11);
        foreach (var (first, last) in new[] { (1, 0x3200), (0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7FB), (0xFF00, 0xFFFF) })
        {
            for (var round = 0; round < 100; round++)
                yield return new string([.. Enumerable.Range(0, 200).Select(_ => (char)random.Next(first, last + 1))]);
        }
    }
}
