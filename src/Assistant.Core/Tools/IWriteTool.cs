using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools;

/// <summary>
/// A tool that changes the shop. It only ever plans: the same plan is made when a brain proposes and, from the stored arguments, when the
/// shopper's confirmation is carried out. Between the two stands <see cref="ActionGate"/>, which alone calls the shop.
/// </summary>
public interface IWriteTool<TArguments>
    where TArguments : notnull
{
    static abstract ToolContract Contract { get; }

    /// <summary>Reads the shop and works out what the arguments come to under the rules of the context's release. Changes nothing.</summary>
    /// <exception cref="ShopUnavailableException">The shop does not answer.</exception>
    Task<WritePlan> PlanAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken);
}

/// <summary>What a write would come to.</summary>
public abstract record WritePlan
{
    private WritePlan()
    {
    }

    /// <param name="Decision">Why it is allowed; null where no page has a say in it.</param>
    public sealed record Ready(ShopCommand Command, ActionSummary Summary, Decision? Decision) : WritePlan
    {
        /// <summary>The order that it was worked out on.</summary>
        public Order? Order { get; init; }

        /// <summary>The shopper has to prove anew who they are, whatever the rules say.</summary>
        public bool StepUp { get; init; }

        public bool NeedsApproval => Decision is { Ruling: Ruling.NeedsApproval };
    }

    /// <param name="Explanation">A sentence that lets the brain mend its call or tell the shopper.</param>
    public sealed record Refused(string Explanation) : WritePlan
    {
        /// <summary>The decision behind it, as brains see decisions; null where the call itself was wrong.</summary>
        public JsonObject? Decision { get; init; }

        public ImmutableArray<Order> Orders { get; init; } = [];
    }
}

/// <summary>A write tool whose arguments arrive as JSON.</summary>
public abstract class WriteTool : Tool
{
    public abstract Task<WritePlan> PlanAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken);

    public override async Task<ToolResult> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        await PlanAsync(arguments, context, cancellationToken) switch
        {
            WritePlan.Ready ready => new ToolResult.Planned(new PlannedWrite(Contract.Name, arguments.Clone(), ready)),
            WritePlan.Refused refused => new ToolResult.Refused(refused.Explanation) { Decision = refused.Decision, Orders = refused.Orders },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static WriteTool OfWrite<TTool, TArguments>(TTool tool)
        where TTool : IWriteTool<TArguments>
        where TArguments : notnull => new Typed<TTool, TArguments>(tool);

    private sealed class Typed<TTool, TArguments>(TTool tool) : WriteTool
        where TTool : IWriteTool<TArguments>
        where TArguments : notnull
    {
        public override ToolContract Contract => TTool.Contract;

        public override JsonElement Schema { get; } = ToolSchema.Of(typeof(TArguments));

        public override async Task<WritePlan> PlanAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
            ToolArguments.Read<TArguments>(arguments) switch
            {
                { Value: { } value } => await tool.PlanAsync(value, context, cancellationToken),
                { Fault: var fault } => new WritePlan.Refused(fault),
            };
    }
}

/// <param name="Arguments">As they were called; the same arguments are planned anew at execution.</param>
public sealed record PlannedWrite(string Tool, JsonElement Arguments, WritePlan.Ready Plan);
