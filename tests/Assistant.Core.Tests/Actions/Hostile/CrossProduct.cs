using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

internal enum SessionCase
{
    Anonymous,
    GuestUnverified,
    GuestVerified,
    Customer,

    /// <summary>A customer whose conversation is about somebody else's order.</summary>
    ForeignContext,
    HandedOff,
    Ended,

    /// <summary>Changes are switched off.</summary>
    Impaired,
}

/// <param name="Case">Tool, session and state of the order.</param>
/// <param name="Executed">Changes of the shop.</param>
internal sealed record CrossProductResult(string Case, int Calls, int Executed, IReadOnlyList<string> Faults);

/// <summary>One tool under every mutator, for one kind of session and one state of the order.</summary>
internal sealed class CrossProduct(HostileWorld world, SessionCase session, OrderCase state, string tool)
{
    private const int WrongPerLegal = 2;
    private const int MostTurns = 45;

    private readonly HashSet<ActionId> _mustExecute = [];
    private PendingAction? _lastCard;
    private int _turn;

    private bool IsGuest => session is SessionCase.Anonymous or SessionCase.GuestUnverified or SessionCase.GuestVerified;

    private bool MayWrite => session is SessionCase.GuestVerified or SessionCase.Customer or SessionCase.ForeignContext;

    public static async Task<CrossProductResult> RunAsync(Release release, SessionCase session, OrderCase state, string tool)
    {
        await using var world = new HostileWorld(release, (goods, clock) => Fill(goods, clock, state));
        return await new CrossProduct(world, session, state, tool).RunAsync();
    }

    private async Task<CrossProductResult> RunAsync()
    {
        var wrong = Mutators.WrongCalls(tool, TargetOf(0)).Count();
        var doubtful = Mutators.DoubtfulCalls(tool, TargetOf(0)).Count();
        var perTurn = MayWrite ? WrongPerLegal : (wrong + doubtful - 1) / doubtful;
        for (var at = 0; MayWrite && at < wrong; at += perTurn)
        {
            await ConverseAsync(at, perTurn, doubtful: null);
        }

        for (var which = 0; which < doubtful; which++)
        {
            await (MayWrite ? ConverseAsync(wrong, 0, which) : ConverseAsync(which * perTurn, perTurn, which));
        }

        var done = world.Keeper.Asked.Where(asked => asked.IsDone).Select(asked => asked.Key).ToHashSet();
        return new CrossProductResult(
            $"{tool} {session} {state}",
            world.Brain.Made,
            done.Count,
            [.. await new Judge(world).FaultsAsync(), .. _mustExecute.Where(id => !done.Contains(id)).Select(id => $"{id} was right and confirmed, and not carried out")]);
    }

    private static ShopContents Fill(HostileGoods goods, ManualClock clock, OrderCase state)
    {
        var (ada, grace) = (goods.Customer("ada"), goods.Customer("grace"));
        return new ShopContents([ada, grace], HostileGoods.Products,
        [
            .. Enumerable.Range(0, MostTurns).SelectMany(turn => new[]
            {
                goods.Order(Number(turn, 0), ada, state, clock.GetUtcNow()),
                goods.Order(Number(turn, 1), grace, state, clock.GetUtcNow()),
                goods.Order(Number(turn, 2), ada, state, clock.GetUtcNow()),
            }),
        ]);
    }

    /// <summary>Numbers follow each other: whoever counts on from their own meets somebody else's.</summary>
    private static string Number(int turn, int which) => $"W{10_000 + (4 * turn) + which}";

    private Target TargetOf(int turn) =>
        new(Number(turn, 0), Number(turn, 1), world.Contents.Customers[0], world.Contents.Customers[1], state, session is SessionCase.GuestVerified);

    /// <summary>Some wrong calls, then one that may be right, then what the shopper and somebody else make of its card.</summary>
    private async Task ConverseAsync(int firstWrong, int count, int? doubtful)
    {
        var target = TargetOf(_turn);
        var shopper = await BeginAsync(target);
        var wrong = Mutators.WrongCalls(tool, target).Skip(firstWrong).Take(count);
        var uncertain = doubtful is { } which ? Mutators.DoubtfulCalls(tool, target).ElementAt(which) : null;
        var legal = MayWrite && (uncertain is null || Target.Reads.Contains(tool)) ? target.Legal(_turn) : null;
        ImmutableArray<ImmutableArray<HostileCall>> rounds = [[.. wrong], [.. new[] { uncertain, legal }.OfType<HostileCall>()]];

        var text = session is SessionCase.ForeignContext ? $"It is about {target.Foreign}." : $"Please see to {target.Own}.";
        var card = await world.TurnAsync(shopper, text, [.. rounds.Where(round => !round.IsEmpty)], Interferes(shopper));
        await AttackAsync(shopper, target);
        if (card is not null)
        {
            await DecideAsync(shopper, card, mustExecute: legal is not null);
        }

        world.Assistant.AreWritesOn = true;
        world.Clock.Advance(TimeSpan.FromMinutes(3.1));
        _turn++;
    }

    private async Task<Session> BeginAsync(Target target)
    {
        var shopper = await world.OpenAsync(IsGuest ? null : target.Me);
        if (session is SessionCase.GuestUnverified or SessionCase.GuestVerified)
        {
            var order = world.Contents.Orders.First(order => order.Number.Value == target.Own);
            await world.ProveAsync(shopper, order, typesCode: session is SessionCase.GuestVerified);
        }

        if (session is SessionCase.HandedOff)
        {
            await world.QueueAsync(shopper);
        }

        if (session is SessionCase.HandedOff or SessionCase.Ended or SessionCase.Impaired)
        {
            // As long as nothing is in its way, what is right is carried out.
            var before = (target with { Own = Number(_turn, 2) }).Legal(_turn)!;
            await DecideAsync(shopper, (await world.TurnAsync(shopper, "Please.", [[before]]))!, mustExecute: true);
        }

        if (session is SessionCase.Impaired && _turn % 2 is 0)
        {
            await ImpairAsync(shopper, noCards: true);
        }

        return shopper;
    }

    /// <summary>What happens while the model thinks of what to call.</summary>
    private Func<Task>? Interferes(Session shopper) => session switch
    {
        SessionCase.HandedOff => () => world.ClaimAsync(shopper),
        SessionCase.Ended => () => world.EndAsync(shopper),
        SessionCase.Impaired when _turn % 2 is 1 => () => ImpairAsync(shopper, noCards: false),
        _ => null,
    };

    private Task ImpairAsync(Session shopper, bool noCards)
    {
        world.Assistant.AreWritesOn = false;
        return world.CloseAsync(shopper, "changes are switched off", noCards);
    }

    /// <summary>Somebody clicks on what is not theirs, or not there.</summary>
    private async Task AttackAsync(Session shopper, Target target)
    {
        if (session is not SessionCase.Ended)
        {
            await world.ClickAsync(shopper, (_turn % 4) switch
            {
                0 => ActionId.New().Value,
                1 when _lastCard is not null => _lastCard.Id.Value,
                2 => $"act-{target.Own}",
                _ => "'; --",
            });
        }
    }

    private async Task DecideAsync(Session shopper, PendingAction card, bool mustExecute)
    {
        var isLate = _turn % 20 is 7;
        if (isLate)
        {
            world.Clock.Advance(world.Assistant.Limits.ActionLifetime);
        }
        else if (mustExecute)
        {
            _mustExecute.Add(card.Id);
        }

        _lastCard = card;
        await world.ConfirmAsync(shopper, card, (ConfirmedBy)(_turn % 3));
        if (_turn % 5 is 0)
        {
            await world.ClickAsync(shopper, card.Id.Value);
        }
    }
}
