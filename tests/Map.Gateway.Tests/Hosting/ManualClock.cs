namespace Map.Gateway.Tests.Hosting;

/// <summary>Time that passes when a test says so. The time of day stays the real one, for deadlines of calls are made of it.</summary>
sealed class ManualClock : TimeProvider
{
    long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
