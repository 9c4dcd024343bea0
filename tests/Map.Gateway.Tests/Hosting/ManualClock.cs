namespace Map.Gateway.Tests.Hosting;

/// <summary>Time that passes when a test says so. The time of day stays the real one: calls to the service carry it in their deadlines.</summary>
sealed class ManualClock : TimeProvider
{
    long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
