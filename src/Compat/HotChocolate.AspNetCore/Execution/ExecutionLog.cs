using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution;

static partial class ExecutionLog
{
    [LoggerMessage(1, LogLevel.Error, "The field {Path} failed.")]
    public static partial void UnexpectedError(ILogger logger, string path, Exception exception);
}
