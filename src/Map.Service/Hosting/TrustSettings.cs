namespace Map.Service.Hosting;

/// <summary>How far keys are trusted. Changes are counted as revisions.</summary>
/// <param name="First">Changes an hour that a contributor's new key may publish.</param>
/// <param name="Burst">Changes an hour that no contributor's key may exceed: one more freezes it.</param>
/// <param name="GrowthDays">The age in days at which a key may publish <paramref name="Burst"/> an hour.</param>
/// <param name="GrowthChanges">The accepted changes after which it may.</param>
/// <param name="ReviewerBurst">The same limit for the keys of reviewers and admins; confirmed acts do not count.</param>
/// <param name="MassSubjects">The most places and organisations that one reviewer changes in one act.</param>
/// <param name="DestructiveSubjects">The most that one reviewer withdraws, merges or reverts in one act.</param>
public sealed record TrustSettings(
    int First = 10, int Burst = 25, int GrowthDays = 30, int GrowthChanges = 50, int ReviewerBurst = 100, int MassSubjects = 25,
    int DestructiveSubjects = 10)
{
    public static TrustSettings Usual { get; } = new();

    /// <summary>How many changes in an hour a contributor's key may publish: as it starts, plus what it has earned of the rest, which is
    /// the smaller share of the age and of the accepted work asked for. Each open report halves it; one is always left.</summary>
    /// <param name="age">How old the key is.</param>
    /// <param name="accepted">How many of its changes stood for a day, unreverted, without a report that is open or was right.</param>
    /// <param name="openReports">How many reports against its changes wait for a decision.</param>
    public int HourlyLimit(TimeSpan age, long accepted, long openReports)
    {
        var earned = Math.Clamp(Math.Min(age / TimeSpan.FromDays(GrowthDays), (double)accepted / GrowthChanges), 0, 1);
        return Math.Max(1, (int)((First + (Burst - First) * earned) / Math.Pow(2, openReports)));
    }
}
