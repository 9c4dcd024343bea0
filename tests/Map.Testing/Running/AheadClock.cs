namespace Map.Testing.Running;

/// <summary>The clock of the machine, set forward as a test wants it.</summary>
public sealed class AheadClock : TimeProvider
{
    TimeSpan ahead;

    public void Advance(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
