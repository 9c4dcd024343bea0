namespace Map.Service.Webhooks;

/// <summary>The log messages of webhooks. Their addresses are left out: one may have a token in it.</summary>
static partial class WebhookLog
{
    [LoggerMessage(50, LogLevel.Warning, "Webhook {Id} is paused; ./map webhook list says why, and ./map webhook resume {Id} goes on")]
    public static partial void WebhookPaused(this ILogger logger, Guid id);
}
