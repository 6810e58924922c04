using System.Text.Json;

namespace Assistant.Core.Tools;

/// <summary>A function that a brain may call: what it says of itself, and its arguments as a type.</summary>
public interface ITool<TArguments>
    where TArguments : notnull
{
    static abstract ToolContract Contract { get; }

    /// <summary>Answers a call whose arguments are valid and whose shopper has the identity that the contract asks for.</summary>
    /// <exception cref="Shop.ShopUnavailableException">The shop does not answer; caught once, at the edge of the turn.</exception>
    Task<ToolResult> RunAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken);
}

/// <summary>A tool whose arguments arrive as JSON: the form in which the toolbox holds all of them.</summary>
public abstract class Tool
{
    public abstract ToolContract Contract { get; }

    /// <summary>JSON schema of the arguments, strict: nothing undeclared is accepted.</summary>
    public abstract JsonElement Schema { get; }

    public abstract Task<ToolResult> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken);

    public static Tool Of<TTool, TArguments>(TTool tool)
        where TTool : ITool<TArguments>
        where TArguments : notnull => new Typed<TTool, TArguments>(tool);

    private sealed class Typed<TTool, TArguments>(TTool tool) : Tool
        where TTool : ITool<TArguments>
        where TArguments : notnull
    {
        public override ToolContract Contract => TTool.Contract;

        public override JsonElement Schema { get; } = ToolSchema.Of(typeof(TArguments));

        public override async Task<ToolResult> RunAsync(
            JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
            ToolArguments.Read<TArguments>(arguments) switch
            {
                { Value: { } value } => await tool.RunAsync(value, context, cancellationToken),
                { Fault: var fault } => new ToolResult.Refused(fault),
            };
    }
}
