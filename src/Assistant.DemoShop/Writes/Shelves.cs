using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>Units on hand, where a variant counts them.</summary>
internal static class Shelves
{
    extension(OrderBooks books)
    {
        /// <summary>Units that nobody gets after all can be sold again; a variant that is sold no more stays as it is.</summary>
        public OrderBooks PutBack(ProductId product, VariantId variant, int units) =>
            books.Find(product, variant) is { Stock: { Quantity: { } quantity } stock } known && !books.IsPreOrdered(product)
                ? books.Put(product, known, stock with
                {
                    Quantity = quantity + units,
                    Available = stock.Available || quantity is 0,
                    AsOf = books.Context.Now,
                })
                : books;

        /// <summary>Null where there are not so many. What is not out yet is not on a shelf.</summary>
        public OrderBooks? Take(ProductId product, VariantId variant, int units) => books.Find(product, variant) switch
        {
            { Stock: { Available: true, Quantity: null } } => books,
            { Stock.Available: true } when books.IsPreOrdered(product) => books,
            { Stock: { Available: true, Quantity: { } quantity } stock } known when quantity >= units => books.Put(product, known, stock with
            {
                Quantity = quantity - units,
                Available = quantity > units,
                AsOf = books.Context.Now,
            }),
            _ => null,
        };

        private bool IsPreOrdered(ProductId product) => books.Products.GetValueOrDefault(product)?.Traits.HasFlag(ItemTraits.PreOrder) is true;

        public VariantRecord? Find(ProductId product, VariantId variant) =>
            books.Products.GetValueOrDefault(product)?.Variants.FirstOrDefault(known => known.Id == variant);

        private OrderBooks Put(ProductId product, VariantRecord variant, StockRecord stock)
        {
            var changed = books.Products[product];
            changed = changed with { Variants = changed.Variants.Replace(variant, variant with { Stock = stock }) };
            return books with { Products = books.Products.SetItem(product, changed) };
        }
    }
}
