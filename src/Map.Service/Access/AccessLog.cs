namespace Map.Service.Access;

static partial class AccessLog
{
    [LoggerMessage(40, LogLevel.Warning, "Key {Key} froze: more than {Burst} changes in an hour were about to be published with it")]
    public static partial void Frozen(this ILogger logger, Guid key, int burst);
}
