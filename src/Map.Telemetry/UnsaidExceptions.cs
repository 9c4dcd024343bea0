using System.Diagnostics;

namespace Map.Telemetry;

/// <summary>Keeps the texts of exceptions out of spans: the database's may quote a value. Their types stay.</summary>
sealed class UnsaidExceptions : IDisposable
{
    readonly ActivityListener listener = new()
    {
        ShouldListenTo = _ => true,
        // What is there already, the framework does not add.
        ExceptionRecorder = (Activity activity, Exception exception, ref TagList tags) =>
        {
            tags.Add("exception.message", "");
            tags.Add("exception.stacktrace", "");
        },
    };

    public UnsaidExceptions() => ActivitySource.AddActivityListener(listener);

    public void Dispose() => listener.Dispose();
}
