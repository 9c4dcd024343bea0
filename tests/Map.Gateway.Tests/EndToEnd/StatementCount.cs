using System.Diagnostics;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>Counts the SQL statements that are sent to one database while it lives.</summary>
sealed class StatementCount : IDisposable
{
    readonly ActivityListener listener;
    int count;

    public StatementCount(string database)
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Test classes run side by side in this process, each with a database of its own. Opening a connection is no statement, and
                // the state of the map is read every second, whoever asks for what.
                if (activity.GetTagItem("db.query.text") is string text
                    && !text.Contains("FROM revision_counter", StringComparison.Ordinal)
                    && activity.TagObjects.Any(tag => database.Equals(tag.Value)))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => Volatile.Read(ref count);

    public void Dispose() => listener.Dispose();
}
