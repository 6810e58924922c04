namespace Assistant.DemoShop.Generator;

/// <summary>A small random source (SplitMix64) whose numbers are the same on every runtime, unlike <see cref="Random"/>'s promise.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of their own for one part, so that a change in one part does not move the numbers of another.</summary>
    public static Dice For(ulong seed, string part) =>
        new(part.Aggregate(seed ^ 0xcbf29ce484222325, (hash, letter) => (hash ^ letter) * 0x100000001b3));

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    public T PickWeighted<T>(IReadOnlyList<T> from, Func<T, int> weight)
    {
        var left = Between(1, from.Sum(weight));
        foreach (var item in from)
        {
            left -= weight(item);
            if (left <= 0)
                return item;
        }

        throw new ArgumentException("Every weight is zero.", nameof(weight));
    }

    /// <summary>Fills a pattern: <c>#</c> becomes a digit, <c>@</c> an upper-case letter.</summary>
    public string Fill(string pattern) => string.Concat(pattern.Select(letter => letter switch
    {
        '#' => (char)('0' + Between(0, 9)),
        '@' => "ABCDEFGHJKLMNPRSTUVWXYZ"[Between(0, 22)],
        _ => letter,
    }));

    private ulong Next()
    {
        var z = _state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
