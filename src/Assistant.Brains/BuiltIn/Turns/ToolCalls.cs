using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Identity;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>
/// The tools as a dialogue uses them: it awaits an answer, although a brain only ever returns a request and is asked again.
/// </summary>
/// <remarks>
/// A call is noted in <see cref="Pending"/> and the dialogue stops there, so that the turn makes the call. Asked again, it goes on where it
/// stopped (<see cref="TryAnswer"/>). Where it was lost on the way it runs from its beginning: a call that was answered in an earlier step
/// completes at once then. Call ids count up, so the same dialogue meets the same answers.
/// </remarks>
internal sealed class ToolCalls(TurnMessages turn, IReadOnlySet<string> offered)
{
    /// <summary>One less than a turn allows its brain: the last one is the answer.</summary>
    private const int MaxRounds = 5;
    private const int MaxCalls = 8;

    private readonly Dictionary<string, Task<ToolAnswer>> _made = [];
    private readonly Dictionary<string, TaskCompletionSource<ToolAnswer>> _awaited = [];
    private readonly HashSet<string> _told = [];
    private readonly HashSet<string> _lookedUp = [];
    private TurnMessages _turn = turn;
    private bool _holdsBack;

    /// <summary>Calls that the turn must make before the dialogue can go on.</summary>
    public List<FunctionCallContent> Pending { get; } = [];

    /// <summary>What is pending is a change; where it is planned, the turn ends with it and the dialogue is not asked again.</summary>
    public bool ProposesWrite { get; private set; }

    /// <summary>Who the shopper has proved to be: the tools that are offered say so.</summary>
    public IdentityLevel Identity =>
        Offers(ToolNames.ListOrders) ? IdentityLevel.Customer
        : Offers(ToolNames.FindOrder) ? IdentityLevel.Guest
        : IdentityLevel.None;

    public bool Offers(string tool) => offered.Contains(tool);

    /// <summary>Gives the dialogue the answers that it awaits; it has gone on from there, to its end or to further calls, when this returns.</summary>
    /// <returns>False where it has to begin anew: an answer is missing, the tools are others, or a change waits for its turn.</returns>
    public bool TryAnswer(TurnMessages turn, IReadOnlySet<string> offers)
    {
        if (_holdsBack || !offered.SetEquals(offers) || !_awaited.Keys.All(turn.Results.ContainsKey))
        {
            return false;
        }

        _turn = turn;
        Pending.Clear();
        ProposesWrite = false;
        var answered = _awaited.ToList();
        _awaited.Clear();
        foreach (var (id, awaited) in answered)
        {
            awaited.SetResult(ToolAnswer.Of(turn.Results[id]));
        }

        return true;
    }

    /// <summary>Tools that were asked only to know what is meant; the answer tells nothing of what they found.</summary>
    public IReadOnlyCollection<string> LookedUp => [.. _lookedUp.Except(_told)];

    /// <summary>As <see cref="CallAsync"/>, to know what is meant: where the dialogue does not call the tool for its answer as well, nothing of it is shown.</summary>
    public Task<ToolAnswer> LookUpAsync(string tool, ImmutableSortedDictionary<string, JsonElement> arguments)
    {
        _lookedUp.Add(tool);
        return AskAsync(tool, arguments);
    }

    public Task<ToolAnswer> CallAsync(string tool, ImmutableSortedDictionary<string, JsonElement> arguments)
    {
        _told.Add(tool);
        return AskAsync(tool, arguments);
    }

    private Task<ToolAnswer> AskAsync(string tool, ImmutableSortedDictionary<string, JsonElement> arguments)
    {
        if (!Offers(tool))
        {
            return Task.FromResult<ToolAnswer>(new ToolAnswer.NotMade());
        }

        var fingerprint = $"{tool} {string.Join(' ', arguments.Select(argument => $"{argument.Key}={argument.Value.GetRawText()}"))}";
        if (!_made.TryGetValue(fingerprint, out var answer))
        {
            answer = Make(tool, arguments);
            _made.Add(fingerprint, answer);
        }

        return answer;
    }

    private Task<ToolAnswer> Make(string tool, ImmutableSortedDictionary<string, JsonElement> arguments)
    {
        var id = $"built-in-{_made.Count + 1}";
        if (_turn.Results.TryGetValue(id, out var result))
        {
            return Task.FromResult(ToolAnswer.Of(result));
        }

        if (_made.Count >= MaxCalls || _turn.Rounds >= MaxRounds)
        {
            return Task.FromResult<ToolAnswer>(new ToolAnswer.NotMade());
        }

        if (ToolNames.Writes.Contains(tool))
        {
            if (Pending.Count > 0)
            {
                // A change is proposed alone: what else is asked for comes first, and the dialogue stops here until it has.
                _holdsBack = true;
                return new TaskCompletionSource<ToolAnswer>().Task;
            }

            ProposesWrite = true;
        }

        Pending.Add(new FunctionCallContent(id, tool, arguments.ToDictionary(a => a.Key, a => (object?)a.Value)));
        var awaited = new TaskCompletionSource<ToolAnswer>();
        _awaited.Add(id, awaited);
        return awaited.Task;
    }
}
