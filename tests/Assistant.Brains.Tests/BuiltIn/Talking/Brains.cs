using Assistant.Brains.BuiltIn;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Knowledge;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>The brain with the prompts that ship; learnt once for all tests, because it keeps nothing between calls.</summary>
internal static class Brains
{
    public static Task<BuiltInBrain> Shipped { get; } = BuiltInBrain.CreateAsync(
        ShippedPrompts.Folder,
        new BuiltInBrainOptions(),
        new ProductVocabulary(new TestShop().Products.Select(product => KeyValuePair.Create(product.Title, product.Id))),
        new ManualClock(),
        CancellationToken.None);
}
