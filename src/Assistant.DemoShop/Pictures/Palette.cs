using System.Collections.Frozen;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Pictures;

/// <summary>The few colours of one picture.</summary>
/// <param name="Main">The product's own colour.</param>
/// <param name="Deep">Its shaded side.</param>
/// <param name="Light">Its lit side.</param>
/// <param name="Halo">The disc behind it.</param>
/// <param name="Paper">The background.</param>
/// <param name="Ink">Lines and letters.</param>
internal sealed record Palette(string Main, string Deep, string Light, string Halo, string Paper, string Ink)
{
    private const string Paperwhite = "#f6f3ec";
    private const string Bark = "#3a342c";

    private static readonly FrozenDictionary<string, Rgb> Named = new Dictionary<string, Rgb>(StringComparer.OrdinalIgnoreCase)
    {
        ["moss"] = new(0x6b, 0x7f, 0x4a), ["fern"] = new(0x5b, 0x8c, 0x5a), ["sage"] = new(0x9b, 0xb0, 0x93), ["pine"] = new(0x2f, 0x5d, 0x50),
        ["olive"] = new(0x7a, 0x7a, 0x45), ["teal"] = new(0x2e, 0x86, 0x88), ["navy"] = new(0x2c, 0x43, 0x6b), ["indigo"] = new(0x46, 0x4e, 0x8c),
        ["slate"] = new(0x62, 0x72, 0x80), ["charcoal"] = new(0x4a, 0x4f, 0x55), ["mist"] = new(0xa9, 0xba, 0xc2), ["white"] = new(0xe9, 0xe4, 0xd8),
        ["sand"] = new(0xcd, 0xb3, 0x85), ["oat"] = new(0xd8, 0xc5, 0xa2), ["natural"] = new(0xc9, 0x9f, 0x6c), ["coyote"] = new(0xa8, 0x86, 0x5c),
        ["chestnut"] = new(0x8a, 0x56, 0x38), ["rust"] = new(0xb5, 0x5a, 0x36), ["signal orange"] = new(0xe0, 0x7b, 0x2f), ["fox"] = new(0xcf, 0x6f, 0x3a),
        ["coral"] = new(0xe0, 0x7f, 0x6a), ["plum"] = new(0x7d, 0x48, 0x6b), ["lemon"] = new(0xe3, 0xc1, 0x4a),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Rgb[] Quiet =
    [
        new(0x5f, 0x7d, 0x78), new(0xa3, 0x6f, 0x4d), new(0x7c, 0x86, 0x5a), new(0x5d, 0x6c, 0x8c), new(0xb0, 0x8a, 0x4f), new(0x8b, 0x66, 0x78),
    ];

    public static Palette For(Product product)
    {
        var colour = product.Variants.FirstOrDefault()?.Options.FirstOrDefault(option => option.Name is "colour" or "color")?.Value;
        var main = colour is not null && Named.TryGetValue(colour, out var named) ? named : Quiet[Index(product.Id.Value)];
        return new Palette(
            main.Hex, main.Towards(0, .3).Hex, main.Towards(255, .42).Hex, main.Towards(255, .76).Hex, Paperwhite, Bark);
    }

    /// <summary>The same for the same id, on every machine.</summary>
    private static int Index(string id) => (int)(id.Aggregate(17u, (hash, letter) => hash * 31 + letter) % (uint)Quiet.Length);

    private readonly record struct Rgb(int Red, int Green, int Blue)
    {
        public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";

        /// <summary>A share of the way to black (0) or white (255).</summary>
        public Rgb Towards(int target, double share) => new(Mix(Red, target, share), Mix(Green, target, share), Mix(Blue, target, share));

        private static int Mix(int from, int to, double share) => (int)Math.Round(from + (to - from) * share);
    }
}
