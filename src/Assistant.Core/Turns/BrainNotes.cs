using Microsoft.Extensions.AI;

namespace Assistant.Core.Turns;

/// <summary>
/// What a brain may say beside its text, and hear beside the words. A model needs none of it; the built-in brain uses it so that
/// nothing has to be guessed from prose. None of it can make a tool run or change what is offered.
/// </summary>
public static class BrainNotes
{
    /// <summary>Bytes of UTF-8 that a brain may ask to be given back; more is not stored.</summary>
    public const int LongestState = 16 * 1024;

    private const string IntentKey = "intent";
    private const string ConfidenceKey = "confidence";
    private const string SuggestionsKey = "suggestions";
    private const string LookedUpKey = "looked-up";
    private const string CodeKey = "code";
    private const string ActionsKey = "actions";
    private const string CodeSpentKey = "code-spent";
    private const string QueuedKey = "queued";
    private const string PromptsKey = "prompts";

    /// <summary>What the brain took the shopper to want; for records and packets.</summary>
    public static string? Intent(ChatMessage message) => message.AdditionalProperties?.GetValueOrDefault(IntentKey) as string;

    public static void SetIntent(ChatMessage message, string intent) => (message.AdditionalProperties ??= [])[IntentKey] = intent;

    /// <summary>How likely the brain thinks its intent is right, 0 to 1; null where it does not say.</summary>
    public static double? Confidence(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(ConfidenceKey) is double confidence and >= 0 and <= 1 ? confidence : null;

    public static void SetConfidence(ChatMessage message, double confidence) =>
        (message.AdditionalProperties ??= [])[ConfidenceKey] = confidence;

    /// <summary>Short replies for the shopper to pick.</summary>
    public static IReadOnlyList<string> Suggestions(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(SuggestionsKey) as IReadOnlyList<string> ?? [];

    public static void SetSuggestions(ChatMessage message, IReadOnlyList<string> suggestions) =>
        (message.AdditionalProperties ??= [])[SuggestionsKey] = suggestions;

    /// <summary>Tools that were only asked to understand the shopper: the answer tells nothing that they found, so it comes without their cards.</summary>
    public static IReadOnlyCollection<string> LookedUp(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(LookedUpKey) as IReadOnlyCollection<string> ?? [];

    public static void SetLookedUp(ChatMessage message, IReadOnlyCollection<string> tools) =>
        (message.AdditionalProperties ??= [])[LookedUpKey] = tools;

    /// <summary>On a shopper's message: whether the one-time code in it was right. Code decided it before the brain saw anything.</summary>
    public static Conversations.CodeAttempt? Code(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(CodeKey) as Conversations.CodeAttempt;

    public static void SetCode(ChatMessage message, Conversations.CodeAttempt attempt) =>
        (message.AdditionalProperties ??= [])[CodeKey] = attempt;

    /// <summary>
    /// On a shopper's message with a code: no further try can be right, because the tries or the time are used up. That is known whether or not
    /// a code was ever mailed, so it tells nothing about the order.
    /// </summary>
    public static bool IsCodeSpent(ChatMessage message) => message.AdditionalProperties?.GetValueOrDefault(CodeSpentKey) is true;

    public static void SetCodeSpent(ChatMessage message) => (message.AdditionalProperties ??= [])[CodeSpentKey] = true;

    /// <summary>
    /// On a shopper's message: the intended writes of this conversation, the oldest first, as they stood when it came. A brain may propose another
    /// one; none can confirm one.
    /// </summary>
    public static IReadOnlyList<Core.Actions.ActionNote> Actions(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(ActionsKey) as IReadOnlyList<Core.Actions.ActionNote> ?? [];

    public static void SetActions(ChatMessage message, IReadOnlyList<Core.Actions.ActionNote> actions) =>
        (message.AdditionalProperties ??= [])[ActionsKey] = actions;

    /// <summary>On a shopper's message: the conversation waited for a person when it came, whoever had put it into the queue.</summary>
    public static bool IsQueued(ChatMessage message) => message.AdditionalProperties?.GetValueOrDefault(QueuedKey) is true;

    public static void SetQueued(ChatMessage message) => (message.AdditionalProperties ??= [])[QueuedKey] = true;

    /// <summary>On the system message: the prompts of the release that the turn has pinned, which it was made of; what a brain without a model speaks by.</summary>
    public static Prompts.PromptLibrary? Prompts(ChatMessage message) => message.AdditionalProperties?.GetValueOrDefault(PromptsKey) as Prompts.PromptLibrary;

    public static void SetPrompts(ChatMessage message, Prompts.PromptLibrary prompts) => (message.AdditionalProperties ??= [])[PromptsKey] = prompts;

    /// <summary>
    /// What a brain asked to be given back on the next turn, at most <see cref="LongestState"/>; it travels as protected reasoning content, the way
    /// in which providers carry their own opaque state.
    /// </summary>
    public static string? State(ChatMessage message) =>
        message.Contents.OfType<TextReasoningContent>().LastOrDefault(content => content.ProtectedData is not null)?.ProtectedData;

    public static void SetState(ChatMessage message, string state) =>
        message.Contents.Add(new TextReasoningContent(null) { ProtectedData = state });
}
