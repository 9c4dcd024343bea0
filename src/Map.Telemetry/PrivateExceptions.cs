using System.Diagnostics;

namespace Map.Telemetry;

/// <summary>Removes messages and stack traces of exceptions from spans: those of the database may quote values. The types stay.</summary>
sealed class PrivateExceptions : IDisposable
{
    readonly ActivityListener listener = new()
    {
        ShouldListenTo = _ => true,
        // The framework does not add tags that are set already.
        ExceptionRecorder = (Activity activity, Exception exception, ref TagList tags) =>
        {
            tags.Add("exception.message", "");
            tags.Add("exception.stacktrace", "");
        },
    };

    public PrivateExceptions() => ActivitySource.AddActivityListener(listener);

    public void Dispose() => listener.Dispose();
}
