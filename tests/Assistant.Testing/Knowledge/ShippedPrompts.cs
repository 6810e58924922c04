using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;

namespace Assistant.Testing.Knowledge;

/// <summary>The prompts that ship, without a brain. Read once for all tests: they are never changed.</summary>
public static class ShippedPrompts
{
    private static readonly Lazy<PromptLibrary> Read = new(() => PromptLibrary.LoadAsync(Folder, CancellationToken.None).GetAwaiter().GetResult());

    public static string Folder => Path.Combine(Repository.Root, "prompts");

    public static PromptLibrary Library => Read.Value;

    /// <summary>A live release of these prompts alone.</summary>
    public static ILiveRelease Live => new InMemoryPages();
}
