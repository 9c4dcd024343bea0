namespace Map.Service.Access;

/// <summary>A key to be made.</summary>
/// <param name="Role">What its holder may do.</param>
/// <param name="Regions">Codes of the regions that it is for; none for everywhere.</param>
/// <param name="Label">Whose key it is.</param>
/// <param name="EndsAt">When it ends by itself; null if it does not.</param>
public sealed record KeyDraft(Role Role, IReadOnlyCollection<string> Regions, string Label, DateTimeOffset? EndsAt = null)
{
    /// <summary>The most regions that a key is for.</summary>
    public const int MostRegions = 100;

    /// <param name="database">Has the regions that there are.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="path">Before the names of the fields: <c>key.</c> where they are part of a message.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="Refusal">A field is wrong.</exception>
    public async Task CheckAsync(NpgsqlDataSource database, DateTimeOffset now, string path, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        violations.Text($"{path}label", Label, 200);
        if (violations.CheckCount(Regions.Count, $"{path}regions", MostRegions))
            foreach (var code in await RegionCodes.UnknownAsync(database, Regions, cancellationToken))
                violations.Add($"{path}regions", RegionCode.Unknown(code));
        if (EndsAt <= now) violations.Add($"{path}ends_at", "is not in the future. Leave it unset for a key that does not end by itself.");
        violations.ThrowIfAny();
    }
}
