using Jint;

namespace Map.Gateway.Pages.Hours;

/// <summary>Stops a script that takes too long. Each call has the whole time anew.</summary>
sealed class TimeLimit(TimeProvider time, TimeSpan most) : Constraint
{
    long started = time.GetTimestamp();

    public override void Reset() => started = time.GetTimestamp();

    public override void Check()
    {
        if (time.GetElapsedTime(started) > most)
            throw new TimeoutException($"A script took more than {most.TotalSeconds} seconds.");
    }
}
