using System.Diagnostics;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Reading and sending activities.</summary>
internal static class ActivityEndpoints
{
    public static async Task<Results<JsonHttpResult<ActivitySet>, DirectLineError>> ListAsync(
        HttpContext http, string? watermark, ConversationLog log, ActivityReader reader, CancellationToken cancellationToken)
    {
        try
        {
            if (await log.FindAsync(http.NamedConversation(), cancellationToken) is not { } conversation)
            {
                return DirectLineError.NotFound();
            }

            if (Position.Read(watermark, conversation) is not { } after)
            {
                return DirectLineError.BadArgument("The watermark is not one of this conversation.");
            }

            var activities = await reader.ReadAsync(conversation, after, cancellationToken);
            return Set(new ActivitySet(activities, Position.Watermark(activities.LastOrDefault()?.Sequence ?? after)));
        }
        catch (StorageUnavailableException)
        {
            // Clients stop polling for good at any error: nothing new is the truth as far as it can be told.
            return Set(new ActivitySet([], watermark));
        }
    }

    public static async Task<Results<JsonHttpResult<ResourceBody>, DirectLineError>> PostAsync(
        HttpContext http, ActivityIntake intake, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(http.Request, DirectLineJson.Default.ClientActivity, whenEmpty: null, cancellationToken) switch
        {
            BodyReading<ClientActivity>.Read(var activity) =>
                await intake.AcceptAsync(http.NamedConversation(), activity, cancellationToken) switch
                {
                    PostOutcome.Stored(var id) => TypedResults.Json(new ResourceBody(id), DirectLineJson.Default.ResourceBody),
                    PostOutcome.Refused(var error) => error,
                    _ => throw new UnreachableException(),
                },
            BodyReading<ClientActivity>.Malformed(var message) => DirectLineError.BadArgument(message),
            BodyReading<ClientActivity>.TooLarge => DirectLineError.TooLarge("The activity is larger than 64 KiB."),
            _ => throw new UnreachableException(),
        };

    public static DirectLineError Upload() =>
        new(StatusCodes.Status415UnsupportedMediaType, "UploadsOff", "Files cannot be sent here. Describe what they show in a message.");

    private static JsonHttpResult<ActivitySet> Set(ActivitySet set) => TypedResults.Json(set, ActivityJson.Wire.ActivitySet);
}
