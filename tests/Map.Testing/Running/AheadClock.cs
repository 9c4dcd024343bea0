namespace Map.Testing.Running;

/// <summary>The clock of the machine, set forward as a test wants it.</summary>
public sealed class AheadClock : TimeProvider
{
    TimeSpan ahead;

    public void Advance(TimeSpan time) => ahead += time;

    /// <summary>Sets it forward to the next noon, UTC.</summary>
    public void AdvanceToNoon()
    {
        var now = GetUtcNow();
        var noon = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(12);
        Advance((noon > now ? noon : noon.AddDays(1)) - now);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
